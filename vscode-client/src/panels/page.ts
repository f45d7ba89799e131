/** The document that a webview begins with: nothing from elsewhere, no script but ours. */

export type Page = {
  readonly title: string;
  readonly source: string;
  readonly script: string;
  readonly style: string;
  readonly nonce: string;
  /** The language of the editor, and the extension's sentences in it; without any, they are English. */
  readonly language: string;
  readonly words: Readonly<Record<string, string>> | undefined;
};

export function pageOf(page: Page): string {
  const policy = [
    "default-src 'none'",
    `img-src ${page.source} data:`,
    `style-src ${page.source}`,
    `font-src ${page.source}`,
    `script-src 'nonce-${page.nonce}'`,
  ].join('; ');
  const language = page.words === undefined ? 'en' : page.language;
  return `<!DOCTYPE html>
<html lang="${escaped(language)}">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="${escaped(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="words" content="${escaped(JSON.stringify(page.words ?? {}))}">
<title>${escaped(page.title)}</title>
<link rel="stylesheet" href="${escaped(page.style)}">
</head>
<body>
<script nonce="${page.nonce}" src="${escaped(page.script)}"></script>
</body>
</html>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
