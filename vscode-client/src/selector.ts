/** Which documents the server is told of: Python on the disk, unsaved, in cells, and elsewhere. */

export type Filter = { readonly language: 'python'; readonly scheme: string };

/** Files on other machines, as VS Code's own extensions open them. */
const always = ['file', 'untitled', 'vscode-notebook-cell', 'vscode-vfs'] as const;

/** The other schemes are those of the workspace's folders: old texts in comparisons are not meant. */
export function selectorFor(ofFolders: readonly string[]): Filter[] {
  return [...new Set([...always, ...ofFolders])].map((scheme) => ({ language: 'python', scheme }));
}
