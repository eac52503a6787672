import './banner.css'
import { connection, outdated } from '../state/model'

/** One line above the log where something stands between page and bot; nothing while all is well. */
export function Banner() {
  const words = wordsNow()
  return (
    <div class="banner" role="status">
      {words !== null && (
        <p class="banner-line">
          <i aria-hidden="true" />
          <span>{words}</span>
          {words === newer && (
            <button type="button" onClick={() => location.reload()}>
              Reload
            </button>
          )}
        </p>
      )}
    </div>
  )
}

const newer = 'A newer page is there.'

function wordsNow(): string | null {
  switch (connection.value) {
    case 'away':
      return 'The bot does not answer. What you type is kept; the page catches up by itself.'
    case 'refused':
      return 'This browser’s invitation is not valid any more. Ask the host for a new one.'
    case 'connecting':
    case 'live':
      return outdated.value ? newer : null
    default:
      return connection.value satisfies never
  }
}
