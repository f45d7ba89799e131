import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pageOf } from '../src/panels/page';

const page = pageOf({
  title: 'a < b & "c"',
  source: 'https://panel',
  script: 'https://panel/graph.js',
  style: 'https://panel/graph.css',
  nonce: 'once',
});

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
