// Stands in for what opens files of other machines: a folder `elsewhere:/` with one program, in memory.
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const vscode = require('vscode');

const name = 'chain.py';

function refuse() {
  throw vscode.FileSystemError.NoPermissions();
}

exports.activate = (context) => {
  const program = readFileSync(join(__dirname, name));
  const provider = {
    onDidChangeFile: new vscode.EventEmitter().event,
    watch: () => ({ dispose() {} }),
    ...{ createDirectory: refuse, writeFile: refuse, delete: refuse, rename: refuse },
    readDirectory: () => [[name, vscode.FileType.File]],
    readFile: () => program,
    stat: ({ path }) => {
      const times = { ctime: 0, mtime: 0 };
      if (path === '/') return { type: vscode.FileType.Directory, size: 0, ...times };
      if (path === `/${name}`) return { type: vscode.FileType.File, size: program.length, ...times };
      throw vscode.FileSystemError.FileNotFound(path);
    },
  };
  const registered = vscode.workspace.registerFileSystemProvider('elsewhere', provider, {
    isReadonly: true,
  });
  context.subscriptions.push(registered);
};
