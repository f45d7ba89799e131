import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import type { Range, TextDocument, TextDocumentChangeEvent } from 'vscode';
import { whenFirstMentioned } from '../src/watch';
import * as editor from './vscode';

let calls = 0;

beforeEach(() => {
  calls = 0;
  editor.workspace.textDocuments = [];
});

function watch() {
  return whenFirstMentioned(() => {
    calls += 1;
  });
}

/** A document that counts how many of its lines were read. */
function python(text: string, languageId = 'python') {
  const lines = text.split('\n');
  const doc = {
    languageId,
    linesRead: 0,
    validateRange: (range: Range) => range,
    getText: (range?: Range) => {
      const read = range === undefined ? lines : lines.slice(range.start.line, range.end.line + 1);
      doc.linesRead += read.length;
      return read.join('\n');
    },
  };
  return doc as typeof doc & TextDocument;
}

function edit(document: TextDocument, line: number, text: string): void {
  const range = new editor.Range(line, 0, line, 0);
  editor.changed.fire({
    document,
    contentChanges: [{ range, text }],
  } as unknown as TextDocumentChangeEvent);
}

test('a document that is open already counts', () => {
  editor.workspace.textDocuments = [python('x = 1'), python('import neurogebra')];
  watch();
  assert.equal(calls, 1);
});

test('the first opened document that mentions it counts, once, and nothing is watched after', () => {
  watch();
  editor.opened.fire(python('x = 1'));
  assert.equal(calls, 0);
  editor.opened.fire(python('import neurogebra'));
  editor.opened.fire(python('import neurogebra'));
  assert.equal(calls, 1);
  assert.equal(editor.opened.listeners + editor.changed.listeners, 0);
});

test('other languages never count', () => {
  const watching = watch();
  const doc = python('neurogebra', 'markdown');
  editor.opened.fire(doc);
  edit(doc, 0, 'neurogebra');
  assert.equal(calls, 0);
  watching.dispose();
});

test('typing the last letter counts, and only that line is read', () => {
  watch();
  const doc = python('x = 1\nimport neurogebra\ny = 2\nz = 3');
  edit(doc, 0, '1');
  assert.deepEqual([calls, doc.linesRead], [0, 1]);
  edit(doc, 1, 'a');
  assert.deepEqual([calls, doc.linesRead], [1, 2]);
});
