/** A browser in short, for the list of one's sessions: what it calls itself is only a hint, and most of it says nothing. */

/** In this order: most call themselves by the names of others too. */
const BROWSERS = [
  [/\bEdg/, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bFirefox\//, 'Firefox'],
  [/\b(HeadlessChrome|Chrome|CriOS)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
] as const
const SYSTEMS = [
  [/\b(iPhone|iPad)\b/, 'iOS'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bLinux\b/, 'Linux'],
] as const

export function browserName(agent: string | undefined): string {
  const text = (agent ?? '').slice(0, 300)
  const named = (names: typeof BROWSERS | typeof SYSTEMS) => names.find(([sign]) => sign.test(text))?.[1]
  const [browser, system] = [named(BROWSERS), named(SYSTEMS)]
  if (browser !== undefined) return system === undefined ? browser : `${browser} on ${system}`
  const [first = ''] = text.split(' ')
  return first.replace(/[^\x21-\x7e]/g, '').slice(0, 60) || 'Unknown'
}
