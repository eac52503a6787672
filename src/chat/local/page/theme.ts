/** Sets light or dark before the first paint: what was chosen here, else what the system says. */
const system = matchMedia('(prefers-color-scheme: dark)')

function chosen(): string | null {
  try {
    // As plain text or as JSON.
    return localStorage.getItem('drill.theme')?.replaceAll('"', '') ?? null
  } catch {
    return null
  }
}

function settle(): void {
  const theme = chosen()
  const fallback = system.matches ? 'dark' : 'light'
  document.documentElement.dataset.theme = theme === 'light' || theme === 'dark' ? theme : fallback
}

settle()
system.addEventListener('change', settle)

export {}
