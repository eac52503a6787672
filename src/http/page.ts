import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { type DialPhase, drawDial, kindOf } from './dial'
import { askReadiness, type Probes, type Readiness } from './health'
import { escapeHtml } from './html'
import { pageStyle } from './page-style'
import type { RouteInstaller } from './server'

/** What the page tells of the running bot. */
export interface PageFacts {
  version: string
  database: 'sqlite' | 'postgres'
  /** Where teams talk to it, by name: "Slack", "Teams". */
  places: readonly string[]
  /** Host of the QuickChart server that draws; null = the embedded one. */
  chartHost: string | null
  phases: readonly DialPhase[]
}

/** A TrueType file of the page's typeface. */
export interface PageFont {
  weight: number
  path: string
}

/** `/`: one plain page without a script, and its fonts below `/fonts/`. */
export function pageRoutes(
  facts: PageFacts,
  fonts: readonly PageFont[],
  probes: Probes,
): RouteInstaller {
  const style = fonts.map(({ weight }) => fontFace(weight)).join('') + pageStyle
  const hash = createHash('sha256').update(style).digest('base64')
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; font-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`
  return (app) => {
    app.get('/', async (_, reply) => {
      const html = renderPage(facts, style, await askReadiness(probes))
      return reply
        .header('content-security-policy', policy)
        .type('text/html; charset=utf-8')
        .send(html)
    })
    for (const { weight, path } of fonts) {
      app.get(fontPath(weight), async (_, reply) =>
        reply
          .type('font/ttf')
          .header('cache-control', 'public, max-age=86400')
          .send(await readFile(path)),
      )
    }
  }
}

const fontPath = (weight: number) => `/fonts/inter-${weight}.ttf`

const fontFace = (weight: number) =>
  `@font-face{font-family:Inter;font-weight:${weight};font-display:swap;src:url(${fontPath(weight)}) format('truetype')}`

const mark = '<circle cx="12" cy="12" r="10"/><path d="M12 6.5V12h4.2"/>'
const icon = `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><rect width="24" height="24" rx="6" fill="#14213D"/><g fill="none" stroke="#fff" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" transform="translate(4 4) scale(.667)">${mark}</g></svg>`)}`

function renderPage(facts: PageFacts, style: string, readiness: Readiness): string {
  const phases = facts.phases.map(
    ({ name, minutes, stage }) =>
      `<li><span class="swatch ${kindOf(stage)}"></span><span>${escapeHtml(name)}</span><span>${minutes} min</span></li>`,
  )
  const rows = factRows(facts, readiness).map(
    ([label, value, note]) =>
      `<div><dt>${label}</dt><dd>${escapeHtml(value)}</dd><dd>${escapeHtml(note)}</dd></div>`,
  )
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Drill: rehearse a night on call</title>
<link rel="icon" href="${icon}">
<style>${style}</style>
</head>
<body>
<header><div class="wrap"><svg viewBox="0 0 24 24" aria-hidden="true">${mark}</svg><strong>Drill</strong>${stateBadge(readiness)}</div></header>
<main>
<section class="wrap hero">
<div>
<h1>Rehearse the night before it happens.</h1>
<p class="lede">Alerts arrive, and one of them may mislead you. You find the causes by hand, fix them with AI, and get a report with the figures.</p>
<div class="try">
<h2>Play a whole drill now</h2>
<code class="command" tabindex="0"><span>$ </span>npm run rehearse</code>
<p class="after">A simulated team plays the whole script. The transcript, the report and its charts land in <b>./out</b>. It needs no account, and nothing leaves this machine.</p>
</div>
</div>
<div>${drawDial(facts.phases)}<ol class="phases">${phases.join('')}</ol></div>
</section>
<section class="wrap runs"><h2>What runs here</h2><dl>${rows.join('')}</dl></section>
</main>
<footer><div class="wrap"><a href="/healthz">Health</a><a href="/readyz">Readiness</a><a href="/metrics">Metrics</a><p>Every alert of a drill is marked DRILL.</p></div></footer>
</body>
</html>
`
}

function stateBadge(readiness: Readiness): string {
  return readiness.ready
    ? '<span class="state"><svg viewBox="0 0 10 10" aria-hidden="true"><circle cx="5" cy="5" r="5"/></svg>Ready</span>'
    : '<span class="state bad"><svg viewBox="0 0 10 10" aria-hidden="true"><path d="M5 0l5 10H0z"/></svg>The database does not answer</span>'
}

function factRows(
  facts: PageFacts,
  readiness: Readiness,
): [label: string, value: string, note: string][] {
  const sqlite = facts.database === 'sqlite'
  const { posts } = readiness.ready ? readiness : { posts: null }
  const undelivered = posts === null ? 0 : posts.refused + posts.lost
  return [
    ['Version', facts.version, `Node ${process.versions.node}`],
    [
      'Database',
      sqlite ? 'SQLite' : 'Postgres',
      sqlite ? 'One file on this machine' : 'Shared by any number of bots',
    ],
    facts.places.length === 0
      ? ['Places to talk', 'None yet', 'This version plays rehearsals']
      : ['Places to talk', facts.places.join(', '), 'Say /drill help there'],
    facts.chartHost === null
      ? ['Charts', 'Drawn here', 'The embedded QuickChart server']
      : ['Charts', 'QuickChart', facts.chartHost],
    posts === null
      ? ['Posts', 'Unknown', 'The database does not answer']
      : [
          'Posts',
          posts.waiting === 0 ? 'None waiting' : `${posts.waiting} waiting`,
          undelivered === 0 ? 'None was refused' : `${undelivered} could not be delivered`,
        ],
  ]
}
