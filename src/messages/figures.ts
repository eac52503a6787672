import type { ShownFigure } from './message'

/** What stands after a figure where there are no tiles: "met, target ≤ 40 min · counted". */
export function figureAside({ standing, target, note }: ShownFigure): string {
  const against = [standing ?? '', target === null ? '' : `target ${target}`]
    .filter((each) => each !== '')
    .join(', ')
  return [against, note].filter((each) => each !== '').join(' · ')
}

/** The whole of it in one line: "26 min · met, target ≤ 40 min · counted". */
export function figureText(figure: ShownFigure): string {
  const aside = figureAside(figure)
  return aside === '' ? figure.value : `${figure.value} · ${aside}`
}
