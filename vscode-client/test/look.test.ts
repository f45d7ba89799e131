import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Kind, lookOf, type Surroundings } from '../src/typeset/look';

const plain: Surroundings = {
  kind: 'dark',
  theme: 'Mine',
  customizations: {},
  fontSize: 14,
  widest: 620,
};

/** What themes put behind a hover: VS Code's own, and the ones that people install most. */
const backgrounds: Record<Kind, readonly string[]> = {
  light: ['#ffffff', '#f8f8f8', '#f3f3f3', '#eaeaeb', '#f6f8fa', '#eee8d5', '#e6e9ef'],
  dark: ['#000000', '#202020', '#252526', '#1e1e1e', '#21252b', '#282a36', '#004052', '#2e3440'],
  highContrast: ['#000000', '#0c141f'],
  highContrastLight: ['#ffffff'],
};

function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

describe('a picture', () => {
  for (const [kind, behind] of Object.entries(backgrounds) as [Kind, readonly string[]][]) {
    test(`can be read on ${kind} themes`, () => {
      const { ink, faint, curve, slope } = lookOf({ ...plain, kind });
      const text = kind.startsWith('high') ? 7 : 4.5;
      for (const background of behind) {
        for (const colour of [ink, curve, slope]) {
          assert.ok(contrast(colour, background) >= text, `${colour} on ${background}`);
        }
        assert.ok(contrast(faint, background) >= 3, `${faint} on ${background}`);
      }
    });
  }

  test('takes the colour that the user gave the text of hovers', () => {
    const inkOf = (customizations: unknown) => lookOf({ ...plain, customizations }).ink;
    assert.equal(inkOf({ foreground: '#111', 'editorHoverWidget.foreground': '#222' }), '#222');
    assert.equal(inkOf({ foreground: '#111', '[Mine]': { foreground: '#333333' } }), '#333333');
    assert.equal(inkOf({ '[Other][M*e]': { foreground: '#444' } }), '#444');
    const usual = inkOf({});
    for (const customizations of [
      { '[Other]': { foreground: '#444' } },
      { foreground: 'red"/><script>' },
      { foreground: 7 },
      'nonsense',
      null,
    ]) {
      assert.equal(inkOf(customizations), usual);
    }
  });

  test('is of a size that can be seen, whatever the settings say', () => {
    const sizes = [14, 0, 1000, Number.NaN].map((fontSize) => lookOf({ ...plain, fontSize }).size);
    assert.deepEqual(sizes, [14, 6, 100, 14]);
  });
});
