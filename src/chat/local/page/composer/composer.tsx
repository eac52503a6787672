import './composer.css'
import { useRef, useState } from 'preact/hooks'
import { screen } from '../frame/screen'
import { Drawing } from '../parts/signs'
import { Avatar } from '../people/avatar'
import { shortNameOf } from '../people/initials'
import { channel, channels, you } from '../state/model'
import { completions, isWhole, lineOf, restOf } from './completion'
import { Line } from './line'
import { Problem } from './problem'
import { Quick } from './quick'
import { useTyping } from './typing'
import { Words } from './words'

/** Where one types; `where`: a channel, null = direct messages. */
export function Composer({ where }: { where: string | null }) {
  return <Field key={`${you.value} ${where ?? 'direct'}`} where={where} />
}

const listId = 'composer-words'

function Field({ where }: { where: string | null }) {
  const typing = useTyping(where, null)
  const field = useRef<HTMLTextAreaElement>(null)
  const here = where === null ? channel.value : channels.value.find(({ id }) => id === where)
  const words = here?.words ?? []
  const [active, setActive] = useState(0)
  const [chosen, setChosen] = useState(false)
  const [closed, setClosed] = useState(false)
  const fitting = closed ? [] : completions(typing.text, words)
  const open = fitting.length > 0
  const index = Math.min(active, fitting.length - 1)
  const present = fitting[index]
  /** Tab has nothing to add and takes the focus on. */
  const completed = present !== undefined && lineOf(present) === typing.text

  const type = (text: string) => {
    typing.type(text)
    setActive(0)
    setChosen(false)
    setClosed(false)
  }
  const complete = (word = present) => {
    if (!word) return
    type(lineOf(word))
    field.current?.focus()
  }
  const send = () => {
    setClosed(true)
    void typing.send()
  }
  const move = (by: number) => {
    setActive((index + by + fitting.length) % fitting.length)
    setChosen(true)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return
    const { key, shiftKey } = event
    if (open && (key === 'ArrowDown' || key === 'ArrowUp')) move(key === 'ArrowDown' ? 1 : -1)
    else if (open && key === 'Tab' && !shiftKey && !completed) complete()
    else if (open && key === 'Escape') setClosed(true)
    else if (key === 'Enter' && !shiftKey) {
      if (open && (chosen || !isWhole(typing.text, words))) complete()
      else send()
    } else return
    event.preventDefault()
  }
  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <Quick words={words} onSay={(line) => void typing.send(line)} />
      <Problem words={typing.problem} />
      <div class="composer-box">
        <p class="visually-hidden" role="status">
          {open && `${fitting.length} commands. Arrows choose, Tab completes.`}
        </p>
        {open && <Words id={listId} words={fitting} active={index} onChoose={complete} />}
        <div class="composer-row">
          <span class="composer-you">
            <Avatar personId={you.value} size={22} />
            <span>as</span> <bdi>{shortNameOf(you.value)}</bdi>
          </span>
          <Line
            text={typing.text}
            ghost={open ? restOf(typing.text, present) : ''}
            field={field}
            onType={type}
            onKeyDown={onKeyDown}
            onBlur={() => setClosed(true)}
            onFocus={() => setClosed(false)}
            aria-label="Message"
            aria-autocomplete="list"
            aria-haspopup="listbox"
            aria-controls={open ? listId : undefined}
            aria-activedescendant={open ? `${listId}-${index}` : undefined}
            aria-busy={typing.busy}
            placeholder={placeholderOf(where, here?.name)}
            autocomplete="off"
            enterkeyhint="send"
          />
          {open && <Keys />}
          <button
            type="submit"
            class={typing.text.trim() === '' ? 'composer-send' : 'composer-send composer-ready'}
            aria-label="Send"
            aria-disabled={typing.busy}
          >
            <Drawing name="send" />
          </button>
        </div>
      </div>
    </form>
  )
}

function Keys() {
  return (
    <span class="composer-keys" aria-hidden="true">
      <kbd>↑</kbd>
      <kbd>↓</kbd> choose <kbd>Tab</kbd> complete <kbd>Enter</kbd> send
    </span>
  )
}

function placeholderOf(where: string | null, name: string | undefined): string {
  if (screen.value === 'phone') return 'Message, or / for commands'
  return `Message ${where === null ? 'Drill' : `#${name ?? ''}`}, or / for commands`
}
