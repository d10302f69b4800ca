/** What Acme's issues are about: epics with the things they concern, and how summaries, descriptions and comments speak of them. */

export interface Work {
  readonly key: string
  readonly count: number
  /** Issue type → how often. Epics come by themselves. */
  readonly mix: readonly (readonly [type: string, weight: number])[]
  readonly team: readonly string[]
  readonly epics: readonly (readonly [name: string, things: readonly string[]])[]
  readonly labels: readonly string[]
}

const SPRINT_MIX: Work['mix'] = [
  ['Story', 8],
  ['Bug', 5],
  ['Subtask', 6],
  ['Task', 3],
  ['Improvement', 3],
  ['Spike', 1],
]
const DELIVERY_MIX: Work['mix'] = [
  ['Story', 6],
  ['Task', 4],
  ['Bug', 4],
  ['Subtask', 4],
]

export const WORK: readonly Work[] = [
  {
    key: 'PAR',
    count: 110,
    mix: SPRINT_MIX,
    team: ['anna.berg', 'tomas.ferreira', 'priya.raman', 'marta.nowak', 'grace.okafor', 'samir.haddad'],
    labels: ['api', 'tracking', 'labels', 'customer-request', 'tech-debt'],
    epics: [
      [
        'Returns without a printer',
        ['return code', 'return reason', 'drop-off receipt', 'refund notice', 'return label'],
      ],
      ['Delivery windows', ['delivery window', 'evening slot', 'window fee', 'missed window', 'driver note']],
      [
        'Customs for Norway and Switzerland',
        ['customs declaration', 'tariff number', 'goods value', 'sender tax number'],
      ],
      ['Pick-up points', ['pick-up point', 'locker size', 'opening hours', 'pick-up code', 'storage period']],
      ['One API for everything', ['API key', 'webhook', 'rate limit', 'error message', 'page of results']],
      ['Ready for the peak season', ['label queue', 'tracking page', 'booking form', 'address check']],
    ],
  },
  {
    key: 'ROU',
    count: 80,
    mix: SPRINT_MIX,
    team: ['priya.raman', 'luc.moreau', 'jonas.keller', 'henrik.dahl', 'peter.novotny', 'mara.winter'],
    labels: ['optimizer', 'driver-app', 'maps', 'bicycle'],
    epics: [
      ['Bicycles in the inner city', ['bicycle lane', 'box volume', 'battery range', 'one-way street']],
      ['Plans while driving', ['changed stop', 'traffic report', 'driver break', 'late parcel', 'new order']],
      ['Low emission zones', ['zone border', 'vehicle class', 'exemption', 'toll']],
      ['A tour in one second', ['distance matrix', 'tour cache', 'solver limit', 'start depot']],
    ],
  },
  {
    key: 'WHM',
    count: 70,
    mix: DELIVERY_MIX,
    team: ['jonas.keller', 'yuki.tanaka', 'marta.nowak', 'olivia.reyes'],
    labels: ['scanner', 'offline', 'stock'],
    epics: [
      ['Picking by voice', ['pick list', 'voice command', 'shelf label', 'pick error']],
      ['The hall without a network', ['offline queue', 'scan buffer', 'sync conflict', 'battery warning']],
      ['Cold store', ['temperature log', 'best-before date', 'cold chain alarm']],
      ['Returns desk', ['damage photo', 'returned item', 'restock rule']],
    ],
  },
  {
    key: 'INT',
    count: 50,
    mix: DELIVERY_MIX,
    team: ['luc.moreau', 'tomas.ferreira', 'samir.haddad', 'anna.berg'],
    labels: ['dhl', 'dpd', 'postnord', 'edi'],
    epics: [
      ['PostNord goes live', ['PostNord label', 'PostNord manifest', 'customer number', 'return stream']],
      ['Scan events within a minute', ['scan event', 'event mapping', 'polling interval', 'duplicate scan']],
      ['InPost lockers', ['locker booking', 'parcel size', 'expiry message']],
    ],
  },
  {
    key: 'OPS',
    count: 60,
    mix: [
      ['Incident', 6],
      ['Change', 4],
      ['Task', 3],
      ['Checklist Item', 3],
    ],
    team: ['peter.novotny', 'ines.romero', 'samir.haddad', 'jonas.keller'],
    labels: ['on-call', 'depot', 'maintenance'],
    epics: [
      ['Move to the new data centre', ['database cluster', 'storage array', 'backup line', 'core switch']],
      ['Sorting machines of Leipzig', ['belt controller', 'label camera', 'floor scale', 'emergency stop']],
      ['Fewer calls at night', ['label service', 'tracking database', 'mail gateway', 'depot line']],
    ],
  },
  {
    key: 'FIN',
    count: 30,
    mix: [
      ['Invoice', 7],
      ['Task', 2],
      ['Checklist Item', 2],
    ],
    team: ['clara.weiss', 'ben.carter'],
    labels: ['quarter-end', 'dunning', 'carrier-bill'],
    epics: [
      ['Electronic invoices', ['invoice format', 'tax code', 'archive copy']],
      ['Carrier bills without paper', ['fuel surcharge', 'toll sheet', 'weight correction']],
    ],
  },
]

/** `*` is the thing. */
export const SUMMARIES: Readonly<Record<string, readonly string[]>> = {
  Story: [
    'Show the * on the tracking page',
    'Let customers change the *',
    'Let support see the *',
    'Send a message when the * changes',
    'Check the * before it is used',
    'Offer the * in the public API',
    'Remember the * for the next time',
  ],
  Improvement: ['Load the * faster', 'Explain the * in plain words', 'Fewer clicks to the *', 'Sort by *'],
  Bug: [
    'The * is lost after a second try',
    'Wrong * when two carriers are involved',
    'The * shows UTC instead of local time',
    'An empty * is accepted',
    'The * cannot be opened on small screens',
  ],
  Task: [
    'Move the * to the new database',
    'Describe the * in the manual',
    'Clean up old entries of the *',
    'Measure the *',
  ],
  Spike: ['Who needs the *, and how often?', 'Can the * be bought instead of built?'],
  Subtask: ['Tests for the *', 'Translate the texts of the *', 'Show the * to support', 'Switch for the *'],
  Incident: [
    'The * does not answer',
    'The * is slow since the morning',
    'The * sends errors to customers',
    'The * stopped twice',
  ],
  Change: ['Replace the *', 'New firmware for the *', 'Move the * to another rack', 'More memory for the *'],
  Invoice: ['Invoice: * of the month', 'Invoice: * of the quarter', 'Credit note: *'],
  'Checklist Item': [
    'Tell the depots about the *',
    'Write down who knows the *',
    'Try the * once more',
    'Sign off the *',
  ],
}

export const REASONS = [
  'Support gets about twenty calls a week about it.',
  'The contract with Nordlicht Foods asks for it from next quarter on.',
  'Drivers write it on paper today, which nobody reads.',
  'We promised it at the user day in Lyon.',
  'It is the last step before the old service can be switched off.',
  'Two depots have built their own sheet for it.',
] as const

export const COMMENTS = [
  'I can take this one.',
  'Same as last month, see the other issue.',
  'The carrier answered: they change it in their next release.',
  'Works on the test depot, please have a look.',
  'Not reproducible with today’s data, I keep looking.',
  'Talked to support, they can wait until the next release.',
  'Review done, two small remarks in the pull request.',
  'This needs a decision by the product owner.',
  'Measured again: 340 ms before, 80 ms after.',
  'Please do not release before the depots are told.',
] as const
