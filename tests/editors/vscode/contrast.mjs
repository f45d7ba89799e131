// Runs in the page: it may use nothing from around it.
/** Of each element, the contrast of its text against what lies behind it, as WCAG counts: from 1 to 21. */
export function contrasts(elements) {
  const channels = (colour) => colour.match(/[\d.]+/g).map(Number);
  const behind = (place) => {
    const [r, g, b, alpha = 1] = channels(getComputedStyle(place).backgroundColor);
    if (alpha === 1) return [r, g, b];
    const below = place.parentElement === null ? [255, 255, 255] : behind(place.parentElement);
    return [r, g, b].map((value, index) => alpha * value + (1 - alpha) * below[index]);
  };
  const luminance = (rgb) => {
    const [r, g, b] = rgb.map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  return elements.map((element) => {
    const back = behind(element);
    const [r, g, b, alpha = 1] = channels(getComputedStyle(element).color);
    const front = [r, g, b].map((value, index) => alpha * value + (1 - alpha) * back[index]);
    const [dark, light] = [luminance(front), luminance(back)].sort((x, y) => x - y);
    return (light + 0.05) / (dark + 0.05);
  });
}
