/** The people of Acme, a maker of logistics software, and the groups they are in. */

export const MAIL = 'acme.example'

type PersonLine = readonly [displayName: string, name: string, timeZone: string]
export const PEOPLE: readonly PersonLine[] = [
  ['Anna Berg', 'anna.berg', 'Europe/Berlin'],
  ['Tomás Ferreira', 'tomas.ferreira', 'Europe/Lisbon'],
  ['Priya Raman', 'priya.raman', 'Asia/Kolkata'],
  ['Jonas Keller', 'jonas.keller', 'Europe/Berlin'],
  ['Marta Nowak', 'marta.nowak', 'Europe/Warsaw'],
  ['Luc Moreau', 'luc.moreau', 'Europe/Paris'],
  ['Grace Okafor', 'grace.okafor', 'Europe/London'],
  ['Henrik Dahl', 'henrik.dahl', 'Europe/Oslo'],
  ['Yuki Tanaka', 'yuki.tanaka', 'Asia/Tokyo'],
  ['Olivia Reyes', 'olivia.reyes', 'America/New_York'],
  ['Samir Haddad', 'samir.haddad', 'Europe/Paris'],
  ['Ines Romero', 'ines.romero', 'Europe/Madrid'],
  ['Peter Novotny', 'peter.novotny', 'Europe/Prague'],
  ['Clara Weiss', 'clara.weiss', 'Europe/Vienna'],
  ['Ben Carter', 'ben.carter', 'Europe/London'],
]

/** Group → members, by name. */
export const GROUPS: Readonly<Record<string, readonly string[]>> = {
  'acme-developers': [
    ...['anna.berg', 'tomas.ferreira', 'priya.raman', 'jonas.keller', 'marta.nowak', 'luc.moreau', 'yuki.tanaka'],
    'mara.winter',
  ],
  'acme-testers': ['marta.nowak', 'yuki.tanaka', 'samir.haddad'],
  'acme-product': ['grace.okafor', 'henrik.dahl', 'olivia.reyes'],
  'acme-operations': ['peter.novotny', 'ines.romero', 'samir.haddad'],
  'acme-finance': ['clara.weiss', 'ben.carter'],
  'acme-auditors': ['clara.weiss', 'emil.voss'],
  'partner-carriers': ['samir.haddad'],
}

type RoleLine = readonly [
  name: string,
  description: string,
  defaultPeople: readonly string[],
  defaultGroups: readonly string[],
]
export const ROLES: readonly RoleLine[] = [
  ['Product Owners', 'Decide what is built next and accept it', [], ['acme-product']],
  ['Release Managers', 'May bring a change into production', ['jonas.keller'], []],
  ['Auditors', 'Read everything of a project and change nothing', [], ['acme-auditors']],
  ['Integrations', 'Accounts that keep other systems in step with a project', [], []],
]
