/** The import rules of the README's architecture section. Each says why it is there. */

const packages = {
  prisma: '(^|node_modules/)(@prisma/|@libsql/)|node_modules/prisma/|^src/store/generated/',
  charts: '(^|node_modules/)(quickchart-js|chart\\.js|@napi-rs/canvas)(/|$)',
  documents:
    '(^|node_modules/)(pptxgenjs|jszip|pdfkit|fontkit|linebreak|bidi-js|mdast-util-[^/]+)(/|$)',
  cron: '(^|node_modules/)node-cron(/|$)',
  slack: '(^|node_modules/)@slack/',
  teams: '(^|node_modules/)(botbuilder|botframework-|adaptivecards|@microsoft/)',
  metrics: '(^|node_modules/)prom-client(/|$)',
  logger: '(^|node_modules/)pino(/|$)',
  schemas: '(^|node_modules/)zod(/|$)',
  yaml: '(^|node_modules/)yaml(/|$)',
  csv: '(^|node_modules/)csv-parse(/|$)',
  models: '(^|node_modules/)openai(/|$)',
  decimals: '(^|node_modules/)decimal\\.js(/|$)',
  labs: '(^|node_modules/)(opossum|libsql)(/|$)',
  browser: '(^|node_modules/)(preact|@preact/signals|eventsource|@fontsource-variable/inter)(/|$)',
}

/** A package that one folder alone may know. */
function onlyIn(name, path, folders, comment) {
  return {
    name,
    severity: 'error',
    comment,
    from: { path: '^src/', pathNot: folders },
    to: { path },
  }
}

/** A folder that may import nothing but what is listed. */
function importsOnly(name, folder, allowed, comment) {
  return { name, severity: 'error', comment, from: { path: folder }, to: { pathNot: allowed } }
}

module.exports = {
  forbidden: [
    importsOnly(
      'drill-is-pure',
      '^src/drill/',
      ['^src/drill/', packages.schemas, packages.decimals],
      'The rules of a drill are worked out from values alone: no clock, chance, file or framework. Only so can a test play a whole drill in a moment, and a place to talk be exchanged.',
    ),
    {
      name: 'scenarios-are-data',
      severity: 'error',
      comment:
        'A scenario is data that a team can write itself, so it needs nothing but the shapes it fills.',
      from: { path: '^src/scenarios/', pathNot: '^src/scenarios/own/' },
      to: { pathNot: ['^src/scenarios/', '^src/drill/'] },
    },
    importsOnly(
      'own-scenarios-are-read-only-here',
      '^src/scenarios/own/',
      [
        '^src/scenarios/',
        '^src/drill/(scenario|suggestion|walk-through)\\.ts$',
        '^(node:)?(buffer|fs/promises|path)$',
        packages.schemas,
        packages.yaml,
        'node_modules/@types/node/',
      ],
      'Files of a team’s own are judged while they are read, by the rule that claims are judged by, and need nothing else of the bot.',
    ),
    onlyIn(
      'yaml-in-own-scenarios',
      packages.yaml,
      ['^src/scenarios/own/', '^src/cli/generated\\.ts$'],
      'What is written by others is read in one place, with its limits; a manifest is only written.',
    ),
    importsOnly(
      'measure-reads-and-no-more',
      '^src/measure/',
      [
        '^src/measure/',
        '^src/drill/measured-detail\\.ts$',
        '^src/conduct/measures\\.ts$',
        packages.schemas,
        packages.decimals,
        packages.csv,
        '(^|node_modules/)luxon(/|$)',
        'node_modules/@types/(node|luxon)/',
      ],
      'What others’ systems say is read and judged in one place, which decides nothing and keeps nothing.',
    ),
    onlyIn(
      'csv-in-measure',
      packages.csv,
      ['^src/measure/'],
      'What is written by others is read in one place, with its limits.',
    ),
    {
      name: 'scenarios-take-types-only',
      severity: 'error',
      comment:
        'Scenarios come to the drill as arguments; a scenario that called the drill would be code.',
      from: { path: '^src/scenarios/', pathNot: '^src/scenarios/own/' },
      to: { path: '^src/drill/', dependencyTypesNot: ['type-only'] },
    },
    importsOnly(
      'report-is-pure',
      '^src/report/',
      [
        '^src/(report|drill|scenarios)/',
        packages.schemas,
        packages.decimals,
        packages.documents,
        'node_modules/@types/(mdast|pdfkit|fontkit)/',
      ],
      'A report is worked out from the record, so that the same drill always gives the same report.',
    ),
    importsOnly(
      'renderers-know-only-what-they-render',
      '^src/report/((markdown|pdf|pptx)\\.ts$|(pdf|pptx)/)',
      [
        '^src/report/(document|chart-spec|text|plain-text)\\.ts$',
        '^src/report/(pdf|pptx)/',
        packages.documents,
        'node_modules/@types/(mdast|pdfkit|fontkit)/',
      ],
      'A renderer that looked into the record could say something that the other formats do not.',
    ),
    importsOnly(
      'messages-are-neutral',
      '^src/messages/',
      ['^src/(messages|drill|report)/', packages.schemas],
      'What the bot says is the same everywhere; how a platform shows it is that platform’s business.',
    ),
    {
      name: 'messages-take-report-types-only',
      severity: 'error',
      comment:
        'A message shows figures that the report has worked out; it never works out its own.',
      from: { path: '^src/messages/' },
      to: { path: '^src/report/', dependencyTypesNot: ['type-only'] },
    },
    importsOnly(
      'commands-know-no-platform',
      '^src/commands/',
      [
        '^src/(commands|drill|messages|conduct|report|scenarios)/',
        '^src/clock\\.ts$',
        packages.schemas,
        '(^|node_modules/)luxon(/|$)',
      ],
      'A command works on every platform and every database, because it knows none; what it changes goes through conduct.',
    ),
    importsOnly(
      'conduct-knows-no-platform',
      '^src/conduct/',
      [
        '^src/(conduct|drill|messages|report|scenarios)/',
        '^src/store/store\\.ts$',
        '^src/(clock|log)\\.ts$',
        '^(node:)?crypto$',
        packages.schemas,
        '(^|node_modules/)?pure-rand/',
      ],
      'Conduct decides and saves. Posting is delivery’s: a network call inside a transaction would hold the drill’s lock.',
    ),
    importsOnly(
      'adviser-by-its-port',
      '^src/adviser/',
      [
        '^src/adviser/',
        '^src/conduct/(adviser|evidence|knobs-behind|lab)\\.ts$',
        '^src/(drill|scenarios)/',
        packages.schemas,
        packages.models,
      ],
      'An adviser gets what the team can see, through its port; one that could look into the record would know the answer.',
    ),
    {
      name: 'only-the-app-knows-advisers',
      severity: 'error',
      comment: 'Who advises is the operator’s choice; all others know the port alone.',
      from: { path: '^src/', pathNot: ['^src/app-adviser\\.ts$', '^src/adviser/'] },
      to: { path: '^src/adviser/' },
    },
    importsOnly(
      'lab-is-a-world-of-its-own',
      '^src/lab/',
      [
        '^src/lab/',
        '^(node:)?[a-z_/]+$',
        packages.schemas,
        packages.decimals,
        packages.labs,
        '(^|node_modules/)?pure-rand/',
        'node_modules/@types/(node|opossum)/',
      ],
      'What fails in the lab is run in a process of its own, and must be the same whatever the bot becomes.',
    ),
    {
      name: 'only-the-child-knows-systems',
      severity: 'error',
      comment:
        'A system runs on patched timers and may block for seconds, so nothing but the lab’s own process loads one.',
      from: { path: '^src/', pathNot: ['^src/lab/child\\.ts$', '^src/lab/systems/'] },
      to: { path: '^src/lab/systems/' },
    },
    importsOnly(
      'delivery-knows-the-port-only',
      '^src/delivery/',
      [
        '^src/delivery/',
        '^src/messages/',
        '^src/store/store\\.ts$',
        '^src/chat/platform\\.ts$',
        '^src/(clock|log)\\.ts$',
      ],
      'The outbox treats all places alike, so a new one needs no line in it.',
    ),
    {
      name: 'platforms-are-strangers',
      severity: 'error',
      comment: 'One place to talk can be changed, or thrown away, without a look at the others.',
      from: { path: '^src/chat/([^/]+)/' },
      to: { path: '^src/chat/[^/]+/', pathNot: '^src/chat/$1/' },
    },
    {
      name: 'only-the-app-knows-platforms',
      severity: 'error',
      comment:
        'The bot reaches a place through the port of chat/platform.ts; the app puts the real one behind it.',
      from: {
        path: '^src/',
        pathNot: [
          '^src/(app|app-page|app-slack|app-teams|main)\\.ts$',
          '^src/(cli|rehearsal)/',
          '^src/chat/',
        ],
      },
      to: { path: '^src/chat/[^/]+/' },
    },
    importsOnly(
      'page-imports-only',
      '^src/chat/local/page/',
      [
        '^src/chat/local/(page/|wire\\.ts$)',
        '^src/(messages|drill)/',
        '^src/report/(document(-schema)?|pictures/figures)\\.ts$',
        packages.browser,
        packages.schemas,
      ],
      'A browser gets all that the page imports: neutral words, the rules of a drill and the wire, no part of the bot.',
    ),
    {
      name: 'page-never-imports-scenarios',
      severity: 'error',
      comment:
        'A scenario’s name is its answer, and whoever has the page can read its code. Not even a type: it would be one word from a value.',
      from: { path: '^src/chat/local/(page/|wire\\.ts$)' },
      to: { path: '^src/scenarios/' },
    },
    {
      name: 'page-is-for-browsers',
      severity: 'error',
      comment: 'The bot hands the built page out and knows nothing of what is in it.',
      from: { path: '^src/', pathNot: '^src/chat/local/page/' },
      to: { path: '^src/chat/local/page/' },
    },
    {
      name: 'store-by-its-interface',
      severity: 'error',
      comment:
        'Nobody outside knows which database there is; only the app opens one, and the export without an app.',
      from: {
        path: '^src/',
        pathNot: [
          '^src/app\\.ts$',
          '^src/cli/export\\.ts$',
          '^src/store/',
          '^src/chat/transcript/',
        ],
      },
      to: { path: '^src/store/', pathNot: '^src/store/store\\.ts$' },
    },
    {
      name: 'store-decides-nothing',
      severity: 'error',
      comment: 'Rules live in the drill; the store keeps what it is given.',
      from: { path: '^src/store/' },
      to: { path: '^src/', pathNot: '^src/(store|drill|messages)/' },
    },
    {
      name: 'charts-take-specs',
      severity: 'error',
      comment:
        'A chart is drawn from its spec alone, so a QuickChart server anywhere can draw it too.',
      from: { path: '^src/charts/' },
      to: { path: '^src/', pathNot: ['^src/charts/', '^src/report/(chart|evidence)-spec\\.ts$'] },
    },
    {
      name: 'http-is-a-frame',
      severity: 'error',
      comment:
        'The server carries routes that others bring, and tells of the bot only what it is handed.',
      from: { path: '^src/http/' },
      to: {
        path: '^src/',
        pathNot: ['^src/http/', '^src/drill/record-course\\.ts$', '^src/config/', '^src/log\\.ts$'],
      },
    },
    {
      name: 'schedule-calls-back',
      severity: 'error',
      comment: 'The calendar only wakes others, by functions it is given.',
      from: { path: '^src/schedule/' },
      to: { path: '^src/', pathNot: ['^src/schedule/', '^src/(clock|log)\\.ts$'] },
    },
    {
      name: 'only-programs-know-the-app',
      severity: 'error',
      comment: 'app.ts knows every part, so a part that knew app.ts would know every other.',
      from: { path: '^src/', pathNot: ['^src/(main|app)\\.ts$', '^src/(cli|rehearsal)/'] },
      to: { path: '^src/(app|main)\\.ts$' },
    },
    onlyIn(
      'prisma-in-store',
      packages.prisma,
      ['^src/store/'],
      'The database can be exchanged inside one folder.',
    ),
    onlyIn(
      'drawing-in-charts',
      packages.charts,
      ['^src/charts/'],
      'Charts stay specs until the edge.',
    ),
    onlyIn(
      'documents-in-report',
      packages.documents,
      ['^src/report/', '^src/cli/manifest-teams\\.ts$'],
      'A document library is a detail of one format.',
    ),
    onlyIn(
      'cron-in-schedule',
      packages.cron,
      ['^src/schedule/'],
      'The calendar only inserts and wakes; nobody else waits by cron.',
    ),
    onlyIn(
      'slack-in-its-folder',
      packages.slack,
      ['^src/chat/slack/', '^src/cli/bench/slack/'],
      'Slack’s words end where its folder ends; the benchmark has bare peers beside it.',
    ),
    onlyIn(
      'teams-in-its-folder',
      packages.teams,
      ['^src/chat/teams/', '^src/cli/bench/teams/'],
      'The Bot Framework is out of support: its successor replaces it inside one folder.',
    ),
    onlyIn(
      'models-in-adviser',
      packages.models,
      ['^src/adviser/'],
      'What is sent to a language model goes through one port, with its limits.',
    ),
    onlyIn(
      'metrics-in-http',
      packages.metrics,
      ['^src/http/'],
      'Others report what happened by a function; how it is counted is told in one place.',
    ),
    onlyIn(
      'browser-packages-in-page',
      packages.browser,
      ['^src/chat/local/page/'],
      'What draws in a browser is bundled with the page; the bot runs without it.',
    ),
    onlyIn(
      'lab-packages-in-lab',
      packages.labs,
      ['^src/lab/', '^src/store/'],
      'What the systems of the lab are built from is no part of the bot; the store has SQLite for itself.',
    ),
    onlyIn(
      'logger-in-log',
      packages.logger,
      ['^src/log\\.ts$'],
      'Secrets are taken out in one place, so every line must pass it.',
    ),
    {
      name: 'no-cycles',
      severity: 'error',
      comment:
        'Two files that need each other are one file, or hide a third. Types count: they must be understood too.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      comment: 'What nothing imports and what imports nothing is left over.',
      from: {
        orphan: true,
        path: '^src/',
        pathNot: [
          '^src/main\\.ts$',
          '^src/cli/',
          '^src/charts/worker\\.ts$',
          '^src/lab/(child|evidence/maker)\\.ts$',
          '^src/chat/local/page/(theme\\.ts|style/css\\.d\\.ts)$',
          '^src/report/pdf/linebreak\\.d\\.ts$',
        ],
      },
      to: {},
    },
    {
      name: 'no-tests-in-source',
      severity: 'error',
      comment: 'Tests are not shipped.',
      from: { path: '^src/' },
      to: { path: '^test/' },
    },
    {
      name: 'no-dev-packages-in-source',
      severity: 'error',
      comment:
        'An installation without development packages must run; types alone leave no trace in it. A peer of the benchmark is loaded when it is measured.',
      from: { path: '^src/', pathNot: '^src/cli/bench/slack/chat-sdk\\.ts$' },
      to: {
        dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'everything-resolves',
      severity: 'error',
      comment: 'A rule cannot judge an import that leads nowhere.',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    // Prisma writes the generated clients: who imports them counts, what they import does not.
    doNotFollow: { path: ['node_modules', '^src/store/generated/'] },
    // Without it type-only imports leave no trace, and a leak of types goes unseen.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}
