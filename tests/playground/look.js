// What is wrong with the page as it stands on the screen, as lines.
const shown = (element) => element.checkVisibility({opacityProperty: true, visibilityProperty: true});
const all = (selector) => [...document.querySelectorAll(selector)];
const faults = [];

if (document.documentElement.scrollWidth > innerWidth) faults.push("wider than the screen");
if (all("h1").length !== 1) faults.push("not one heading of the first rank");
if (all("img:not([alt]), img[alt='']").length) faults.push("a picture that does not say what it shows");

let rank = 0;
for (const heading of all("article :is(h1, h2, h3, h4, h5, h6)")) {
  if (heading.tagName[1] > rank + 1) faults.push(`a heading that skips a rank: ${heading.textContent}`);
  rank = Number(heading.tagName[1]);
}
for (const link of all("a[href], button")) {
  const said = link.textContent.trim() || link.ariaLabel || link.title || link.querySelector("img[alt]");
  if (shown(link) && !said) faults.push(`a link without a word: ${link.outerHTML}`);
}
for (const section of all(".doc-contents")) {
  if (section.scrollWidth > section.clientWidth) faults.push(`a reference to be pushed aside: ${section.parentElement.textContent}`);
}

// What is wider than its box shows that it goes on; a picture that is cut off shows it by itself.
for (const box of all("article *")) {
  const pushed = ["auto", "scroll"].includes(getComputedStyle(box).overflowX) && box.scrollWidth > box.clientWidth + 1;
  const hint = getComputedStyle(box).backgroundAttachment.includes("local") || box.querySelector(":scope > :is(img, svg)");
  if (pushed && !hint) faults.push(`to be pushed aside without a hint: ${box.textContent}`);
}
const front = ["index.html", "tutorial.html"].some((page) => location.pathname === `/${page}`);
for (const example of front ? all("pre > code") : []) {
  if (example.textContent.startsWith(">>>") && example.scrollWidth > example.clientWidth) {
    faults.push(`an example to be pushed aside: ${example.textContent}`);
  }
}

// Contrast of text, by WCAG 2: 4.5 to 1, large text 3 to 1. The canvas turns any notation of a colour into numbers.
const canvas = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
const pixels = new Map();
const pixel = (colour) => {
  if (!pixels.has(colour)) {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [red, green, blue, alpha] = canvas.getImageData(0, 0, 1, 1).data;
    pixels.set(colour, [red, green, blue, alpha / 255]);
  }
  return pixels.get(colour);
};
const over = (upper, lower, opacity = 1) =>
  lower.map((value, band) => upper[band] * upper[3] * opacity + value * (1 - upper[3] * opacity));
const ancestors = (element) => element ? [...ancestors(element.parentElement), element] : [];
const ground = (line) => line.reduce((lower, e) => over(pixel(getComputedStyle(e).backgroundColor), lower), [255, 255, 255]);
const light = (colour) => {
  const [red, green, blue] = colour.map((v) => v / 255).map((v) => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05;
};
const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (texts.nextNode()) {
  const element = texts.currentNode.parentElement;
  if (!texts.currentNode.data.trim() || element.closest("script, style, noscript, svg") || !shown(element)) continue;
  const style = getComputedStyle(element);
  const line = ancestors(element);
  const opacity = line.reduce((product, e) => product * getComputedStyle(e).opacity, 1);
  const behind = ground(line);
  const [less, more] = [light(behind), light(over(pixel(style.color), behind, opacity))].sort((a, b) => a - b);
  const large = parseFloat(style.fontSize) >= 24 || parseFloat(style.fontSize) >= 18.66 && style.fontWeight >= 700;
  if (more / less < (large ? 3 : 4.5)) faults.push(`too pale, ${(more / less).toFixed(1)}: ${texts.currentNode.data.trim()}`);
}
return [...new Set(faults)];
