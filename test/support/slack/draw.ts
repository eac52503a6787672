/** Block Kit as a page, near enough to Slack’s own drawing to look at: messages, modals and a Home, light or dark. */
import type { types } from '@slack/bolt'

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** In Berlin, as one reader sees it. */
function moment(seconds: number, format: string): string {
  const of = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'Europe/Berlin' }).format(
      seconds * 1000,
    )
  return format
    .replace('{time}', of({ hour: '2-digit', minute: '2-digit' }))
    .replace('{date_short}', of({ day: 'numeric', month: 'short', year: 'numeric' }))
}

function mrkdwn(text: string): string {
  return text
    .replace(/<!date\^(\d+)\^([^|^>]+)\|[^>]*>/g, (_, at: string, format: string) =>
      moment(Number(at), format),
    )
    .replace(/<(https?:[^|>]+)\|([^>]+)>/g, '<a href="$1">$2</a>')
    .replace(/(?<!\w)\*([^*\n]+)\*(?!\w)/g, '<b>$1</b>')
    .replace(/`([^`\n]+)`/g, '<code>$1</code>')
    .replaceAll('\n', '<br>')
}

const textObject = ({ type, text }: types.TextObject): string =>
  type === 'mrkdwn' ? mrkdwn(text) : escaped(text).replaceAll('\n', '<br>')

function rich(element: types.RichTextElement): string {
  if (element.type === 'date') return moment(element.timestamp, element.format)
  if (element.type === 'link')
    return `<a href="${escaped(element.url)}">${escaped(element.text ?? element.url)}</a>`
  if (element.type !== 'text') throw new Error(`No text of the bot has a ${element.type}.`)
  const words = escaped(element.text).replaceAll('\n', '<br>')
  const { bold, code } = element.style ?? {}
  return bold ? `<b>${words}</b>` : code ? `<code>${words}</code>` : words
}

function richBlock({ elements }: types.RichTextBlock): string {
  return elements
    .map((piece) => {
      if (piece.type === 'rich_text_list')
        return `<ul>${piece.elements.map((line) => `<li>${line.type === 'rich_text_section' ? line.elements.map(rich).join('') : ''}</li>`).join('')}</ul>`
      const inner = piece.elements.map(rich).join('')
      return piece.type === 'rich_text_quote'
        ? `<blockquote>${inner}</blockquote>`
        : `<div>${inner}</div>`
    })
    .join('')
}

const button = ({ text, style }: types.Button) =>
  `<button class="${style ?? ''}"><span>${escaped(text.text)}</span></button>`

/** `pictures`: the bytes of uploaded files by their id, as data addresses. */
export type Pictures = ReadonlyMap<string, string>

function block(each: types.AnyBlock, pictures: Pictures): string {
  const known = each as types.KnownBlock
  switch (known.type) {
    case 'header':
      return `<h2>${escaped(known.text.text)}</h2>`
    case 'divider':
      return '<hr>'
    case 'context':
      return `<div class="context">${known.elements.map((one) => (one.type === 'image' ? '' : `<span>${textObject(one)}</span>`)).join(' ')}</div>`
    case 'section': {
      const fields = known.fields?.map((field) => `<div>${textObject(field)}</div>`).join('')
      const words = known.text === undefined ? '' : `<div>${textObject(known.text)}</div>`
      return `${words}${fields === undefined ? '' : `<div class="fields">${fields}</div>`}`
    }
    case 'actions':
      return `<div class="actions">${known.elements.map((one) => (one.type === 'button' ? button(one) : '')).join('')}</div>`
    case 'rich_text':
      return `<div class="rich">${richBlock(known)}</div>`
    case 'image': {
      const source =
        'slack_file' in known && 'id' in known.slack_file
          ? (pictures.get(known.slack_file.id) ?? '')
          : 'image_url' in known
            ? known.image_url
            : ''
      return `<figure><figcaption>${escaped(known.title?.text ?? '')}</figcaption><img src="${source}" alt="${escaped(known.alt_text).replaceAll('"', '&quot;')}"></figure>`
    }
    case 'table': {
      const align = (column: number) => known.column_settings?.[column]?.align ?? 'left'
      const rows = known.rows.map((row) => {
        const cells = row.map((cell, column) => {
          const inner = cell.type === 'rich_text' ? richBlock(cell) : escaped(cell.text)
          return `<td style="text-align:${align(column)}">${inner}</td>`
        })
        return `<tr>${cells.join('')}</tr>`
      })
      return `<div class="scroll"><table>${rows.join('')}</table></div>`
    }
    case 'input':
      return `<div class="input"><label>${escaped(known.label.text)}${known.optional ? ' <i>(optional)</i>' : ''}</label>${input(known.element)}${known.hint ? `<p>${escaped(known.hint.text)}</p>` : ''}</div>`
    default:
      throw new Error(`The bot has no block ${each.type}.`)
  }
}

function input(element: types.InputBlockElement): string {
  const box = (words: string, kind = '') => `<div class="box ${kind}">${escaped(words)}</div>`
  const options = (all: readonly types.Option[], on: readonly types.Option[], sign: string) =>
    all
      .map((option) => {
        const chosen = on.some(({ value }) => value === option.value)
        return `<div class="option"><u class="${sign} ${chosen ? 'on' : ''}"></u>${escaped(option.text.text)}</div>`
      })
      .join('')
  switch (element.type) {
    case 'plain_text_input':
      return box(element.initial_value ?? '', element.multiline ? 'tall' : '')
    case 'number_input':
      return box(element.initial_value ?? element.placeholder?.text ?? '')
    case 'static_select':
      return box(element.initial_option?.text.text ?? 'Select an item', 'menu')
    case 'multi_static_select':
      return box(
        (element.initial_options ?? []).map(({ text }) => text.text).join(', ') || 'Select items',
        'menu',
      )
    case 'radio_buttons':
      return options(
        element.options,
        element.initial_option ? [element.initial_option] : [],
        'round',
      )
    case 'checkboxes':
      return options(element.options, element.initial_options ?? [], 'square')
    case 'users_select':
      return box(element.initial_user ?? 'Select a user', 'menu')
    case 'multi_users_select':
      return box(
        (element.initial_users ?? []).map((user) => `@${user}`).join('  ') || 'Select users',
        'menu',
      )
    case 'datepicker':
      return box(element.initial_date ?? 'Select a date', 'menu')
    case 'datetimepicker':
      return box(
        element.initial_date_time === undefined
          ? 'Select a date  ·  Select a time'
          : moment(element.initial_date_time, '{date_short}  ·  {time}'),
        'menu',
      )
    case 'file_input':
      return box('Upload a file', 'drop')
    default:
      throw new Error(`No form of the bot has a ${element.type}.`)
  }
}

const style = `
  * { box-sizing: border-box } body { margin: 0; font: 15px/22px Lato, Arial, sans-serif; background: var(--ground); color: var(--ink);
    --ground: #fff; --ink: #1d1c1d; --dim: #616061; --line: #ddd; --sunken: #f8f8f8; --link: #1264a3; --code: #c01343 }
  body.dark { --ground: #1a1d21; --ink: #d1d2d3; --dim: #9b9c9e; --line: #44474a; --sunken: #222529; --link: #1d9bd1; --code: #e8912d }
  main { padding: 16px 20px; max-width: 680px } .post { display: flex; gap: 8px; margin-bottom: 20px }
  .face { flex: none; width: 36px; height: 36px; border-radius: 4px; background: #14213d; color: #fff; font-weight: 900; display: grid; place-items: center }
  .body { flex: 1; min-width: 0 } .who { font-weight: 900 } .who small { font-weight: 400; font-size: 12px; color: var(--dim); margin-left: 4px } .who em { font: 10px/14px Arial; background: var(--line); border-radius: 2px; padding: 0 3px; margin-left: 4px; color: var(--dim) }
  .blocks > * { margin: 8px 0 } h2 { font-size: 18px; line-height: 24px; margin: 8px 0 4px } hr { border: 0; border-top: 1px solid var(--line) }
  .context { font-size: 13px; line-height: 18px; color: var(--dim) } .context b { font-weight: 700 }
  .fields { display: grid; grid-template-columns: 1fr 1fr; gap: 8px 16px; max-width: 600px } .actions { display: flex; flex-wrap: wrap; gap: 8px }
  button { font: 700 13px/18px Arial; padding: 5px 12px; border: 1px solid var(--line); border-radius: 4px; background: var(--ground); color: var(--ink); max-width: 100% }
  button.primary { background: #007a5a; border-color: #007a5a; color: #fff } button.danger { background: #e01e5a; border-color: #e01e5a; color: #fff }
  code { font: 12px/18px monospace; color: var(--code); background: var(--sunken); border: 1px solid var(--line); border-radius: 3px; padding: 1px 3px }
  blockquote { margin: 0; padding-left: 12px; border-left: 4px solid var(--line) } ul { margin: 0; padding-left: 24px } a { color: var(--link); text-decoration: none }
  .scroll { overflow-x: auto } table { border-collapse: collapse; font-size: 14px; width: max-content } td { border: 1px solid var(--line); padding: 6px 10px; vertical-align: top; min-width: 80px; max-width: 240px; overflow-wrap: anywhere }
  figure { margin: 0 } figcaption { font-size: 14px; margin-bottom: 4px } img { max-width: min(100%, 500px); border-radius: 8px; border: 1px solid var(--line); display: block }
  .modal { border: 1px solid var(--line); border-radius: 8px; max-width: 520px } .modal > header, .modal > footer { display: flex; justify-content: space-between; padding: 14px 20px; font-weight: 900; font-size: 18px; border-bottom: 1px solid var(--line); gap: 8px }
  .modal > footer { border: 0; border-top: 1px solid var(--line); justify-content: flex-end } .modal > .blocks { padding: 8px 20px }
  .input label { font-weight: 700; display: block; margin-bottom: 4px } .input label i { font-weight: 400; font-style: normal; color: var(--dim) } .input p { font-size: 13px; line-height: 18px; color: var(--dim); margin: 4px 0 }
  .box { border: 1px solid #868686; border-radius: 4px; padding: 6px 10px; min-height: 36px; white-space: pre-wrap; overflow-wrap: anywhere } .tall { min-height: 80px } .menu::after { content: '⌄'; float: right } .drop { border-style: dashed; text-align: center }
  .option { display: flex; gap: 8px; align-items: flex-start } u { flex: none; width: 16px; height: 16px; border: 1px solid #868686; margin-top: 3px } .round { border-radius: 50% } .square { border-radius: 3px } u.on { background: #1264a3; border-color: #1264a3 }`

const blocks = (all: readonly types.AnyBlock[], pictures: Pictures) =>
  `<div class="blocks">${all.map((each) => block(each, pictures)).join('')}</div>`

export const drawnMessage = (all: readonly types.AnyBlock[], pictures: Pictures = new Map()) =>
  `<article class="post"><div class="face">3</div><div class="body"><div class="who">Drill<em>APP</em><small>03:15</small></div>${blocks(all, pictures)}</div></article>`

export const drawnHome = (view: types.HomeView) =>
  `<section>${blocks(view.blocks, new Map())}</section>`

export const drawnModal = (view: types.ModalView) =>
  `<section class="modal"><header>${escaped(view.title.text)}<span>×</span></header>${blocks(view.blocks, new Map())}<footer><button>${escaped(view.close?.text ?? 'Cancel')}</button>${view.submit ? `<button class="primary">${escaped(view.submit.text)}</button>` : ''}</footer></section>`

export const drawnPage = (body: string, dark = false) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>Slack</title><style>${style}</style><body class="${dark ? 'dark' : ''}"><main>${body}</main></body></html>`
