import './facts.css'
import { Fragment } from 'preact'
import type { Part, Text } from '../../../../messages/message'
import { spans } from '../../../../messages/spans'
import { Words } from './text'

type FactList = Extract<Part, { kind: 'facts' }>['facts']

/** A longer value needs a phone's whole width, and so stands below its label there. */
const long = 90

/** Rows of a label and its value. A metric's long name breaks at its dots. */
export function Facts({ facts }: { facts: FactList }) {
  const stacked = facts.some(({ value }) => lengthOf(value) > long)
  return (
    <dl class={stacked ? 'facts facts-long' : 'facts'}>
      {facts.map((fact, index) => (
        <div key={index}>
          <dt dir="auto">
            {fact.label.split(/(?<=\.)(?=\w)/).map((piece, at) => (
              <Fragment key={at}>
                {at > 0 && <wbr />}
                {piece}
              </Fragment>
            ))}
          </dt>
          <dd dir="auto">
            <Words text={fact.value} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

function lengthOf(value: Text): number {
  return spans(value).reduce(
    (sum, span) => sum + (typeof span === 'string' ? span : 'text' in span ? span.text : '').length,
    0,
  )
}
