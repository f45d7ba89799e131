import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Page, pageOf } from '../src/panels/page';

const given: Page = {
  title: 'a < b & "c"',
  source: 'https://panel',
  script: 'https://panel/graph.js',
  style: 'https://panel/graph.css',
  nonce: 'once',
  language: 'de',
  words: undefined,
};
const page = pageOf(given);

test('only our script runs, and nothing comes from elsewhere', () => {
  const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1];
  assert.equal(
    policy,
    "default-src 'none'; img-src https://panel data:; style-src https://panel; " +
      "font-src https://panel; script-src 'nonce-once'",
  );
  assert.match(page, /<script nonce="once" src="https:\/\/panel\/graph\.js"><\/script>/);
});

test('a title is text', () => {
  assert.ok(page.includes('<title>a &#60; b &#38; &#34;c&#34;</title>'));
});

test('without sentences in the language of the editor the page is English, and says so', () => {
  assert.match(page, /<html lang="en">/);
  assert.match(page, /<meta name="words" content="\{\}">/);
});

test('sentences are text, whatever stands in them', () => {
  const words = { Graph: '"><script>alert(1)</script>&' };
  const translated = pageOf({ ...given, words });
  assert.match(translated, /<html lang="de">/);
  assert.doesNotMatch(translated, /<script>alert/);
  const content = /<meta name="words" content="([^"]*)">/.exec(translated)?.[1] ?? '';
  const read = content.replaceAll(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));
  assert.deepEqual(JSON.parse(read), words);
});
