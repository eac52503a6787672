/** What Teams must know of the bot to install it; `npm run generated` writes it to `manifests/teams/manifest.json`. */
import type { Command } from '../../commands/command'
import { commands } from '../../commands/table'
import { composeWords } from './compose-words'

/** What differs between those who install it. */
export interface Whose {
  /** The bot's id at Microsoft, a GUID. */
  appId: string
  /** Hosts that pictures and links lead to. */
  domains: readonly string[]
}

/** Nobody's: what is checked in. `npm run manifest:teams` puts one's own in. */
const nobody: Whose = {
  appId: '00000000-0000-0000-0000-000000000000',
  domains: ['drill.example.com'],
}

type Word = Command['word']

/** Teams takes twelve words a menu: those that a drill's hours need, where a team and where one person says them. */
const inPlaces = [
  'help',
  'plan',
  'start',
  'status',
  'join',
  'brief',
  'evidence',
  'claim',
  'note',
  'fix',
  'stress',
  'reflect',
] as const satisfies readonly Word[]
const mentioned = [
  'help',
  'plan',
  'start',
  'status',
  'join',
  'pause',
  'resume',
  'next',
  'stop',
  'report',
  'history',
  'leave',
] as const satisfies readonly Word[]
const alone = [
  'help',
  'status',
  'brief',
  'evidence',
  'claim',
  'claims',
  'note',
  'action',
  'reflect',
  'debrief',
  'report',
  'export',
] as const satisfies readonly Word[]

const longestHelp = 128
const site = 'https://drill.example.com'

export function teamsManifest({ appId, domains }: Whose = nobody) {
  return {
    $schema: 'https://developer.microsoft.com/json-schemas/teams/v1.29/MicrosoftTeams.schema.json',
    manifestVersion: '1.29',
    version: '1.0.0',
    id: appId,
    developer: {
      name: 'The team that runs the bot',
      websiteUrl: addressOf(domains),
      privacyUrl: addressOf(domains),
      termsOfUseUrl: addressOf(domains),
    },
    name: { short: 'Drill', full: '3 A.M. Drill' },
    description: {
      short: 'Runs the 3 A.M. Drill: a rehearsal of production failures, where you talk',
      full:
        'A 3 A.M. Drill is a workshop of nine timed phases. People find the root causes of ' +
        'real-looking failures while a red herring misleads them, fix them with AI assistance, ' +
        'verify, and write down what they learned. The bot posts each phase and each alert at its ' +
        'minute, keeps claims sealed until they are due, and posts the report with its pictures.',
    },
    icons: { color: 'color.png', outline: 'outline.png' },
    accentColor: '#1A1D21',
    bots: [
      {
        botId: appId,
        scopes: ['team', 'groupChat', 'personal'],
        supportsFiles: true,
        supportsTargetedMessages: true,
        commandLists: [
          { scopes: ['team', 'groupChat'], triggers: ['slash'], commands: inPlaces.map(entry) },
          { scopes: ['team', 'groupChat'], triggers: ['mention'], commands: mentioned.map(entry) },
          { scopes: ['personal'], triggers: ['mention', 'slash'], commands: alone.map(entry) },
        ],
      },
    ],
    composeExtensions: [
      {
        botId: appId,
        commands: composeWords.map((word) => ({
          id: word,
          type: 'action',
          title: titles[word],
          description: helpOf(word),
          context: ['compose'],
          triggers: ['slash'],
          fetchTask: true,
        })),
      },
    ],
    validDomains: [...domains],
    defaultInstallScope: 'team',
    defaultGroupCapability: { team: 'bot', groupchat: 'bot' },
  }
}

const titles: Readonly<Record<(typeof composeWords)[number], string>> = {
  claim: 'Claim a root cause',
  reflect: 'Answer the reflection',
}

const addressOf = ([host]: readonly string[]) => (host === undefined ? site : `https://${host}`)

const helpOf = (word: Word): string => {
  const help = commands.find((each) => each.word === word)?.help ?? word
  return help.length <= longestHelp ? help : `${help.slice(0, longestHelp - 1)}…`
}

const entry = (word: Word) => ({ title: word, description: helpOf(word) })
