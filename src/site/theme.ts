/** Where the reader's choice is kept: Head.astro reads it before the first paint. */
export const themeKey = 'fieldbook:theme';

/** Follows the choice that the page's head has already applied (Head.astro), and remembers a new one. */
export function followTheme(select: HTMLSelectElement): void {
  select.value = document.documentElement.dataset.theme ?? 'system';
  select.addEventListener('change', () => {
    const theme = select.value;
    if (theme === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
    try {
      localStorage.setItem(themeKey, theme);
    } catch {
      // Without storage the choice holds for this page.
    }
  });
}
