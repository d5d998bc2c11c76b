/** The least that a page can do: a square that follows the pointer, and a slider that moves it. For comparison. */
export const bare = `<!doctype html>
<figure class="fb-figure" data-awake>
  <input type="range" min="0" max="9" aria-label="place">
  <div class="drawing"><svg width="600" height="400"><rect width="40" height="40" /></svg></div>
</figure>
<script>
  const square = document.querySelector('rect');
  document.querySelector('input').oninput = ({ target }) => square.setAttribute('x', 50 * target.value);
  document.querySelector('svg').onpointermove = ({ clientX }) => square.setAttribute('x', clientX);
</script>`;
