/** In the page: each element with text of its own, and the contrast (WCAG 2) of its colour to what lies beneath. */
export const CONTRASTS = `(() => {
  const rgb = (color) => (color.match(/[\\d.]+/g) ?? []).map(Number);
  const light = (color) => {
    const [r, g, b] = rgb(color).slice(0, 3).map((part) => part / 255).map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const beneath = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const color = getComputedStyle(at).backgroundColor;
      if (rgb(color)[3] !== 0) return color;
    }
    return 'rgb(255,255,255)';
  };
  return [...document.body.querySelectorAll('*')]
    .filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim()))
    .map((element) => {
      const [one, two] = [light(getComputedStyle(element).color), light(beneath(element))].sort((a, b) => b - a);
      return [element.tagName + ': ' + element.textContent.trim().slice(0, 40), (one + 0.05) / (two + 0.05)];
    });
})()`;
