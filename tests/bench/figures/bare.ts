/** A page of a slider and a drawing, redrawn by `draw(place)` as the slider or the pointer goes; no framework has a part in it. */
const page = (drawing: string, script: string): string => `<!doctype html>
<figure class="fb-figure" data-awake>
  <p>place <b>0</b> <input type="range" min="0" max="9" aria-label="place"></p>
  <div class="drawing">${drawing}</div>
</figure>
<script>
  const drawing = document.querySelector('.drawing').firstElementChild;
  ${script}
  const told = document.querySelector('b').firstChild;
  const show = (place) => {
    told.data = place;
    draw(place);
  };
  show(0);
  document.querySelector('input').oninput = ({ target }) => show(target.valueAsNumber);
  drawing.onpointermove = ({ clientX }) => show(Math.floor(clientX / 60));
</script>`;

const size = 'width="700" height="450"';
/** The same for both: 10 rows of 20 cells in 12 colours that change places, a number in each of the first 30. */
const cells = `
  const colours = Array.from({ length: 12 }, (_, at) => 'hsl(' + 30 * at + ' 50% 60%)');
  const numbers = 30;
  const cells = Array.from({ length: 200 }, (_, at) => ({ x: 35 * (at % 20), y: 45 * Math.floor(at / 20) }));
  const lookOf = (at, place) => (7 * at + place) % colours.length;`;

/** The least that a page can do, and what a drawing like a figure's takes by hand, in SVG and on a canvas. For comparison. */
export const bare: Readonly<Record<string, string>> = {
  'one square, one slider': page(
    `<svg ${size}><rect width="40" height="40" /></svg>`,
    `const draw = (place) => drawing.firstElementChild.setAttribute('x', 50 * place);`,
  ),
  '200 cells and 30 numbers by hand, in SVG': page(
    `<svg ${size}></svg>`,
    `${cells}
  const make = (name, attributes) => {
    const made = drawing.appendChild(document.createElementNS(drawing.namespaceURI, name));
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  };
  const paths = colours.map((fill) => make('path', { fill, stroke: 'black' }));
  const texts = cells.slice(0, numbers).map(({ x, y }) => make('text', { x: x + 8, y: y + 20, 'font-size': 14 }));
  for (const text of texts) text.append('');
  const draw = (place) => {
    const looks = colours.map(() => '');
    cells.forEach(({ x, y }, at) => (looks[lookOf(at, place)] += 'M' + x + ' ' + y + 'h33v43h-33z'));
    paths.forEach((path, look) => path.setAttribute('d', looks[look]));
    texts.forEach((text, at) => (text.firstChild.data = at + place));
  };`,
  ),
  '200 cells and 30 numbers by hand, on a canvas': page(
    `<canvas ${size}></canvas>`,
    `${cells}
  const pen = drawing.getContext('2d');
  pen.font = '14px sans-serif';
  const draw = (place) => {
    pen.clearRect(0, 0, 700, 450);
    cells.forEach(({ x, y }, at) => {
      pen.fillStyle = colours[lookOf(at, place)];
      pen.fillRect(x, y, 33, 43);
      pen.strokeRect(x, y, 33, 43);
    });
    pen.fillStyle = 'black';
    cells.slice(0, numbers).forEach(({ x, y }, at) => pen.fillText(at + place, x + 8, y + 20));
  };`,
  ),
};
