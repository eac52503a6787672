/** The page's own small drawings: 20 × 20, lines in the text's colour, always beside a word or a name. */

const paths = {
  hash: 'M7.6 3.5 6 16.5M14 3.5l-1.6 13M3.5 7.5h13.2M3.3 12.5h13.2',
  document: 'M5 3h6.5L15.5 7v10H5zM11 3v4.5h4.5M7.8 11h5M7.8 13.8h5',
  plus: 'M10 4v12M4 10h12',
  lock: 'M5 9h10v7.5H5zM7 9V6.5a3 3 0 0 1 6 0V9',
  sun: 'M10 6.8a3.2 3.2 0 1 0 .01 0zM10 2v1.8M10 16.2V18M2 10h1.8M16.2 10H18M4.3 4.3l1.3 1.3M14.4 14.4l1.3 1.3M4.3 15.7l1.3-1.3M14.4 5.6l1.3-1.3',
  moon: 'M16.5 12A7 7 0 0 1 8 3.5a7 7 0 1 0 8.5 8.5z',
  chevrons: 'M6.5 7.5 10 4l3.5 3.5M6.5 12.5 10 16l3.5-3.5',
  menu: 'M3 5.5h14M3 10h14M3 14.5h14',
  close: 'M5 5l10 10M15 5 5 15',
  check: 'M4 10.5 8 14.5l8-9',
  pencil: 'M12.5 4 16 7.5 7.5 16H4v-3.5z',
  link: 'M8.5 11.5a3 3 0 0 0 4.2 0l2.6-2.6a3 3 0 0 0-4.2-4.2l-.8.8M11.5 8.5a3 3 0 0 0-4.2 0l-2.6 2.6a3 3 0 0 0 4.2 4.2l.8-.8',
  pause: 'M7 4.5v11M13 4.5v11',
  play: 'M6.5 4 15.5 10l-9 6z',
  skip: 'M4.5 4.5 12 10l-7.5 5.5zM15 4.5v11',
  away: 'M3 3l14 14M5 7.5a9 9 0 0 1 3-1.5M12 6a9 9 0 0 1 4.5 2.5M7.5 12a4 4 0 0 1 2.5-1M10 15.5v.01',
} as const

export type IconName = keyof typeof paths | 'more'

export function Icon({ name, size = 18 }: { name: IconName; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      stroke-width="1.6"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      {name === 'more' ? <Dots /> : <path d={paths[name]} />}
    </svg>
  )
}

function Dots() {
  return (
    <g fill="currentColor" stroke="none">
      <circle cx="4.5" cy="10" r="1.6" />
      <circle cx="10" cy="10" r="1.6" />
      <circle cx="15.5" cy="10" r="1.6" />
    </g>
  )
}

/** The mark: a clock at three. */
export function Mark({ size = 24 }: { size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="2.2"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <circle cx="12" cy="12" r="9.9" />
      <path d="M12 6.2V12h4.3" />
    </svg>
  )
}
