/** The one HTML page, empty but for what the browser must know before the script runs. */

export interface ShellParts {
  /** Addresses. */
  script: string
  theme: string
  style: string | null
  font: string | null
}

/** Everything from this server, nothing written into the page, and no text ever taken for code. */
export const shellPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join('; ')

const icon = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><rect width="24" height="24" rx="6" fill="#14213D"/><g fill="none" stroke="#fff" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" transform="translate(4 4) scale(.667)"><circle cx="12" cy="12" r="10"/><path d="M12 6.5V12h4.2"/></g></svg>',
)}`

/** HTML of the page. The addresses are the build's own, so they are written as they are. */
export function renderShell({ script, theme, style, font }: ShellParts): string {
  const lines = [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    '<title>Drill</title>',
    `<link rel="icon" href="${icon}">`,
    font === null
      ? null
      : `<link rel="preload" href="${font}" as="font" type="font/woff2" crossorigin>`,
    `<script src="${theme}"></script>`,
    style === null ? null : `<link rel="stylesheet" href="${style}">`,
    `<script type="module" src="${script}"></script>`,
    '</head>',
    '<body>',
    '<div id="app"></div>',
    '<noscript>This page needs JavaScript. Switch it on, then reload.</noscript>',
    '</body>',
    '</html>',
  ]
  return `${lines.filter((line) => line !== null).join('\n')}\n`
}
