/** What Slack must know of the bot to install it; `npm run generated` writes it to `manifests/slack.yaml`. */
import { commands } from '../../commands/table'
import { botEvents, botScopes, optionalScopes } from './scopes'
import { shortcutIds } from './shortcuts'

/** Where a Slack without Socket Mode sends everything; whoever installs the bot puts their own host in. */
const placeholderHost = 'drill.example.com'
const requestUrl = `https://${placeholderHost}/slack/events`

/** Slack takes no more; the words stand there while one types. */
const longestHint = 1_000

export function slackManifest() {
  return {
    _metadata: { major_version: 2, minor_version: 1 },
    display_information: {
      name: 'Drill',
      description:
        'Runs the 3 A.M. Drill: a rehearsal of production failures, where the team talks.',
      long_description:
        'A 3 A.M. Drill is a workshop of nine timed phases. People find the root causes of ' +
        'real-looking failures while a red herring misleads them, fix them with AI assistance, ' +
        'verify, and write down what they learned. The bot posts each phase and each alert at its ' +
        'minute, keeps claims sealed until they are due, and posts the report with its pictures.',
      background_color: '#1A1D21',
    },
    features: {
      bot_user: { display_name: 'Drill', always_online: true },
      app_home: {
        home_tab_enabled: true,
        messages_tab_enabled: true,
        messages_tab_read_only_enabled: false,
      },
      shortcuts: [
        {
          name: 'Claim a root cause',
          type: 'global',
          callback_id: shortcutIds.claim,
          description: 'Says what caused an alert, sealed until the reveal',
        },
        {
          name: 'Record as evidence',
          type: 'message',
          callback_id: shortcutIds.evidence,
          description: 'Takes this message into the record of the running drill',
        },
      ],
      slash_commands: [
        {
          command: '/drill',
          url: requestUrl,
          description: 'Plans and runs a drill; “/drill help” says what is possible now',
          usage_hint: usageHint(),
          should_escape: false,
        },
      ],
    },
    oauth_config: {
      scopes: { bot: [...botScopes], bot_optional: [...optionalScopes] },
    },
    settings: {
      event_subscriptions: { request_url: requestUrl, bot_events: Object.keys(botEvents).sort() },
      interactivity: { is_enabled: true, request_url: requestUrl },
      org_deploy_enabled: false,
      socket_mode_enabled: false,
      token_rotation_enabled: false,
    },
  }
}

/** "help | plan [title] | …", as many of the words as fit. */
function usageHint(): string {
  const said = commands.map(({ word, takes }) => (takes === '' ? word : `${word} ${takes}`))
  const hint = said.join(' | ')
  if (hint.length <= longestHint) return hint
  return commands.map(({ word }) => word).join(' | ')
}
