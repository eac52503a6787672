import { currentFacilitators } from '../drill/participations'
import { planDefaults, planSchema } from '../drill/plan'
import type { Catalogue } from '../drill/scenario'
import type { Field, Form, FormValues } from '../messages/form'
import { carryOutForm, doerOf, fieldErrors, inDrill, refusedForm, tell } from './answers'
import type { Ask, Command, Reply } from './command'
import { choiceOf, number, text } from './fields'
import { localMoment, readMoment } from './moment'

/** Scenario names are answers: whoever plans becomes a facilitator and may know them. */
function fields(ask: Ask, catalogue: Catalogue, title: string): Field[] {
  const drill = ask.view?.record.drill.state === 'planned' ? ask.view.record.drill : null
  const { zone, id } = { zone: ask.asker.person.timeZone, id: ask.asker.person.id }
  const scenarios = catalogue.scenarios.map((each) => ({
    value: each.id,
    label: `${each.name} — ${each.system}`,
  }))
  const herrings = [
    { value: 'draw', label: 'Drawn by lot' },
    { value: 'none', label: 'None' },
    ...catalogue.herrings.map((each) => ({ value: each.id, label: each.name })),
  ]
  const herring =
    drill === null || drill.herringPlan.kind === 'draw'
      ? 'draw'
      : drill.herringPlan.kind === 'none'
        ? 'none'
        : drill.herringPlan.id
  const startAt = drill?.plannedStart ?? null
  return [
    text('title', 'Title', { required: true, multiline: false, value: drill?.title ?? title }),
    text('team', 'Team', { required: true, multiline: false, value: drill?.team ?? '' }),
    {
      kind: 'moment',
      name: 'start',
      label: 'Start',
      required: false,
      hint: 'Empty: you start it by hand with /drill start.',
      ...(startAt === null ? {} : { value: localMoment(startAt, zone) }),
    },
    number('lengthMinutes', 'Length (minutes)', 1, 480, {
      required: true,
      value: drill?.lengthMinutes ?? planDefaults.lengthMinutes,
    }),
    choiceOf('level', 'Level', ['1', '2', '3'], {
      value: String(drill?.level ?? planDefaults.level),
    }),
    {
      kind: 'choices',
      name: 'scenarioIds',
      label: 'Scenarios',
      required: true,
      options: scenarios,
      value: drill?.scenarioIds ?? catalogue.scenarios.slice(0, 3).map((each) => each.id),
    },
    {
      kind: 'choices',
      name: 'severities',
      label: 'Severity levels',
      required: true,
      options: ['Low', 'Medium', 'High'].map((value) => ({ value, label: value })),
      value: drill?.severities ?? planDefaults.severities,
    },
    text('objective', 'Objective', {
      required: true,
      value: drill?.objective ?? planDefaults.objective,
    }),
    choiceOf('herring', 'Red herring', herrings, { value: herring }),
    number('herringMinute', 'Red herring at (minute)', 0, 480, {
      value: drill?.herringMinute ?? null,
      hint: 'Within the Dark Room. Empty: in the drawn order.',
    }),
    {
      kind: 'people',
      name: 'facilitators',
      label: 'Facilitators',
      required: false,
      value: ask.view && drill ? currentFacilitators(ask.view.record) : [id],
    },
  ]
}

function form(ask: Ask): Form {
  const drill = ask.view?.record.drill.state === 'planned' ? ask.view.record.drill : null
  return {
    word: 'plan',
    title: drill ? 'Change the plan' : 'Plan a drill',
    submit: 'Plan',
    intro:
      'Planning shows you what will fail, so you facilitate this drill and make no claims in it.',
    fields: fields(ask, ask.catalogue, ask.text),
    context: drill ? { drill: drill.id } : {},
  }
}

/** Fills what the form left out with its defaults, so that a title and a team are enough. */
function withDefaults(ask: Ask, values: FormValues): FormValues {
  const given = Object.entries(values).filter(
    ([, value]) =>
      value !== null &&
      value !== undefined &&
      value !== '' &&
      !(Array.isArray(value) && value.length === 0),
  )
  const filled = {
    ...planDefaults,
    scenarioIds: ask.catalogue.scenarios.slice(0, 3).map((each) => each.id),
    ...Object.fromEntries(given),
  }
  return { ...filled, title: values.title, team: values.team }
}

async function submit(ask: Ask, values: FormValues): Promise<Reply> {
  const filled = withDefaults(ask, values)
  const moment = readMoment(filled.start, ask.asker.person.timeZone)
  if (moment === 'unreadable')
    return {
      kind: 'errors',
      errors: { start: 'Takes a date and a time such as 2026-12-03 03:00.' },
    }
  const parsed = planSchema(ask.catalogue).safeParse({ ...filled, start: moment })
  if (!parsed.success) return fieldErrors(parsed.error)
  if (!(await ask.library.knows(ask.asker.person.workspaceId, parsed.data.facilitators)))
    return {
      kind: 'errors',
      errors: { facilitators: 'Choose people of this workspace, or leave it empty.' },
    }
  const planned = () =>
    tell(
      `"${parsed.data.title}" is planned for ${parsed.data.team}. ${moment === null ? 'Let people join; `/drill start` starts it.' : 'It starts by itself; `/drill start` starts it earlier.'}`,
      [
        { label: 'Start now', word: 'start', does: 'now', style: 'primary' },
        { label: 'Change the plan', word: 'plan', does: 'open' },
      ],
    )
  if (ask.with.drill !== undefined)
    return inDrill((each) =>
      carryOutForm(each, { type: 'edit-plan', plan: parsed.data }, 'title', planned),
    )(ask)
  const place = {
    workspaceId: ask.asker.person.workspaceId,
    channelId: ask.asker.channelId,
    ...ask.asker.course,
  }
  const outcome = await ask.conduct.plan(parsed.data, place, doerOf(ask))
  return outcome.ok
    ? { ...planned(), drillId: outcome.view.record.drill.id }
    : refusedForm(outcome.refusal, ask, ask.view, 'title')
}

const open = async (ask: Ask): Promise<Reply> => ({ kind: 'form', form: form(ask) })

/** `/drill plan`: plans a drill, or edits the plan until the start. Whoever plans facilitates. */
export const plan: Command = {
  word: 'plan',
  takes: '[title]',
  help: 'Plans a drill, or changes the plan',
  say: open,
  press: { open },
  submit,
}
