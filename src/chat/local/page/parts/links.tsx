import './links.css'
import type { Link } from '../../../../messages/message'
import { inThisPage } from '../state/place'
import { isWeb } from './text'
import { usePress } from './use-press'

/** Ways on, one after the other. `where`: the channel in which they stand; null = direct messages. */
export function Links({ links, where }: { links: readonly Link[]; where: string | null }) {
  const { busy, problem, onPress } = usePress(where)
  return (
    <div class="links">
      <ul class="links-row">
        {links.map((link, index) => (
          <li key={index}>
            {link.kind === 'address' ? (
              <Address label={link.label} url={link.url} />
            ) : (
              <button
                type="button"
                class="links-one"
                aria-disabled={busy !== null}
                aria-busy={link.button === busy}
                onClick={() => onPress(link.button)}
              >
                {link.button.label}
              </button>
            )}
          </li>
        ))}
      </ul>
      <p class="visually-hidden" role="status">
        {busy !== null && 'Sending…'}
      </p>
      {problem !== null && (
        <p class="links-problem" role="alert">
          {problem}
        </p>
      )}
    </div>
  )
}

/** The evidence page stands inside this one, for whoever sits here and without a key in the address. */
function Address({ label, url }: { label: string; url: string }) {
  const inside = inThisPage(url)
  if (inside !== null)
    return (
      <a class="links-one" href={inside}>
        {label}
      </a>
    )
  return isWeb(url) ? (
    <a class="links-one" href={url} rel="noreferrer" target="_blank">
      {label}
    </a>
  ) : (
    <span>{label}</span>
  )
}
