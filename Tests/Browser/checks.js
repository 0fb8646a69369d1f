// What a page must hold, asked inside the browser; gives the list of what it does not.
const findings = [];
const visible = element => element.getClientRects().length > 0 && getComputedStyle(element).visibility !== 'hidden';
const rgba = text => { const n = text.match(/[\d.]+/g).map(Number); return n.length < 4 ? [...n, 1] : n; };
const over = (front, back) => front.slice(0, 3).map((c, i) => c * front[3] + back[i] * (1 - front[3])).concat(1);
const light = ([r, g, b]) => {
  const [R, G, B] = [r, g, b].map(c => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
  return 0.2126 * R + 0.7152 * G + 0.0722 * B;
};
const contrast = (a, b) => { const [x, y] = [light(a), light(b)].sort((p, q) => q - p); return (x + 0.05) / (y + 0.05); };
const ground = element => {
  const layers = [];
  for (let e = element; e; e = e.parentElement) layers.push(rgba(getComputedStyle(e).backgroundColor));
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  return layers.reverse().reduce((back, layer) => over(layer, back), dark ? [18, 18, 18, 1] : [255, 255, 255, 1]);
};

if (!['fr', 'en'].includes(document.documentElement.lang)) findings.push('no language');
if (!document.title.trim()) findings.push('no title');
for (const landmark of ['header', 'main', 'footer', 'nav[aria-label]'])
  if (!document.querySelector(landmark)) findings.push(`no ${landmark}`);
if (document.querySelectorAll('main').length !== 1) findings.push('not one main');
const headings = [...document.querySelectorAll('h1, h2, h3, h4')];
if (headings.filter(h => h.tagName === 'H1').length !== 1) findings.push('not one h1');
headings.reduce((last, heading) => {
  const level = Number(heading.tagName[1]);
  if (level > last + 1) findings.push(`h${level} after h${last}: ${heading.textContent}`);
  return level;
}, 0);
const ids = [...document.querySelectorAll('[id]')].map(e => e.id);
for (const id of new Set(ids)) if (ids.filter(other => other === id).length > 1) findings.push(`id ${id} twice`);
for (const field of document.querySelectorAll('input:not([type=hidden]), select, textarea'))
  if (!field.labels?.length && !field.getAttribute('aria-label')) findings.push(`no label: ${field.name}`);
for (const group of document.querySelectorAll('input[type=radio]'))
  if (!group.closest('fieldset')?.querySelector('legend')) findings.push(`no legend: ${group.name}`);
for (const drawing of document.querySelectorAll('svg, img'))
  if (!drawing.getAttribute('aria-label') && !drawing.alt) findings.push('a drawing without words');
for (const table of document.querySelectorAll('table'))
  if (!table.querySelector('th[scope]')) findings.push('a table without headings');
for (const link of document.querySelectorAll('a, button'))
  if (!link.textContent.trim()) findings.push('a link without words');

const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (texts.nextNode()) {
  const element = texts.currentNode.parentElement;
  if (!texts.currentNode.data.trim() || !visible(element) || element.matches('.skip, option')) continue;
  const style = getComputedStyle(element);
  const color = element.closest('svg') ? style.fill : style.color;
  const back = ground(element);
  const ratio = contrast(over(rgba(color), back), back);
  const size = parseFloat(style.fontSize);
  const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
  if (ratio < (isLarge ? 3 : 4.5)) findings.push(`contrast ${ratio.toFixed(2)}: ${texts.currentNode.data.trim().slice(0, 40)}`);
}
const root = document.scrollingElement;
if (root.scrollWidth > root.clientWidth) findings.push(`scrolls sideways: ${root.scrollWidth} px in ${root.clientWidth}`);
return findings;
