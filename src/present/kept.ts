/** For browsers that refuse storage, or have no room: what would be in it, as long as the page lasts. */
const instead = new Map<string, string>();

/** What this window was told to keep, through a reload too. */
export function kept(key: string): string | undefined {
  try {
    return sessionStorage.getItem(key) ?? instead.get(key);
  } catch {
    return instead.get(key);
  }
}

export function keep(key: string, value: string): void {
  instead.set(key, value);
  try {
    sessionStorage.setItem(key, value);
  } catch {
    // The page works without.
  }
}
