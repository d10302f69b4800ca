/** What people type and paste, and the address it means or the problem it has. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { siteAddress } from './site-address.ts'

/** The operator opened these two for plain http. */
const httpAllowed = (origin: string) => origin === 'http://127.0.0.1:9201' || origin === 'http://jira:8080'
const read = (typed: string) => siteAddress(typed, { httpAllowed })

const CLOUD = 'https://acme.atlassian.net'

const GOOD: readonly (readonly [typed: string, base: string, deployment?: 'cloud'])[] = [
  ['https://acme.atlassian.net', CLOUD, 'cloud'],
  ['https://acme.atlassian.net/', CLOUD, 'cloud'],
  ['acme.atlassian.net', CLOUD, 'cloud'],
  ['  acme.atlassian.net\n', CLOUD, 'cloud'],
  ['ACME.Atlassian.NET', CLOUD, 'cloud'],
  ['acme.atlassian.net.', CLOUD, 'cloud'],
  ['http://acme.atlassian.net', CLOUD, 'cloud'],
  ['https:acme.atlassian.net', CLOUD, 'cloud'],
  ['https:/acme.atlassian.net', CLOUD, 'cloud'],
  ['HTTPS://acme.atlassian.net:443/', CLOUD, 'cloud'],
  ['<https://acme.atlassian.net>', CLOUD, 'cloud'],
  ['"https://acme.atlassian.net/",', CLOUD, 'cloud'],
  ['\u200bhttps://acme.atlassian.net\ufeff', CLOUD, 'cloud'],
  ['https://acme.atlassian.net/jira/software/projects/PAY/boards/1', CLOUD, 'cloud'],
  ['https://acme.atlassian.net/jira/your-work', CLOUD, 'cloud'],
  ['https://acme.atlassian.net/browse/PAY-1', CLOUD, 'cloud'],
  ['acme.atlassian.net/secure/Dashboard.jspa', CLOUD, 'cloud'],
  ['https://acme.atlassian.net/issues/?jql=project%20%3D%20PAY', CLOUD, 'cloud'],
  ['https://acme.atlassian.net?selectedIssue=PAY-1#top', CLOUD, 'cloud'],
  ['https://acme.jira.com/wiki', 'https://acme.jira.com', 'cloud'],
  ['jira.acme.example', 'https://jira.acme.example'],
  ['https://jira.acme.example:8443', 'https://jira.acme.example:8443'],
  ['jira.acme.example:8443/browse/PAY-1', 'https://jira.acme.example:8443'],
  ['https://acme.example/jira', 'https://acme.example/jira'],
  ['https://acme.example/jira/', 'https://acme.example/jira'],
  ['https://acme.example//jira//secure/Dashboard.jspa', 'https://acme.example/jira'],
  ['https://acme.example/jira/browse/PAY-1?filter=-1', 'https://acme.example/jira'],
  ['https://acme.example/jira/projects/PAY/issues', 'https://acme.example/jira'],
  ['https://acme.example/jira/login.jsp?os_destination=%2Fdefault.jsp', 'https://acme.example/jira'],
  ['https://acme.example/jira/rest/api/2/serverInfo', 'https://acme.example/jira'],
  ['https://acme.example/tools/jira/plugins/servlet/applinks', 'https://acme.example/tools/jira'],
  ['https://acme.example/jira/software/projects/PAY/boards/7', 'https://acme.example'],
  ['https://jira.acme.example/secure/RapidBoard.jspa?rapidView=4', 'https://jira.acme.example'],
  ['https://jira', 'https://jira'],
  ['jira:8443', 'https://jira:8443'],
  ['http://jira:8080/secure/Dashboard.jspa', 'http://jira:8080'],
  ['http://127.0.0.1:9201', 'http://127.0.0.1:9201'],
  ['http://127.0.0.1:9201/jira/browse/A-1', 'http://127.0.0.1:9201/jira'],
  ['https://10.20.0.5/jira', 'https://10.20.0.5/jira'],
  ['https://[fd00::12]:8443/jira', 'https://[fd00::12]:8443/jira'],
  ['https://xn--jra-hoa.example', 'https://xn--jra-hoa.example'],
]

const NONSENSE: readonly (readonly [typed: string, says: RegExp])[] = [
  ['', /no address/],
  ['   ', /no address/],
  ['https://', /no host/],
  ['https:///browse/X-1', /no host/],
  ['acme', /is a name, not an address/],
  ['PAY-17', /is a name, not an address/],
  ['our jira', /no white space/],
  ['https://acme.atlassian .net', /no white space/],
  ['anna@acme.example', /e-mail address/],
  ['https://anna@acme.atlassian.net', /user name or a password/],
  ['https://anna:token@acme.atlassian.net/', /user name or a password/],
  ['anna:token@acme.atlassian.net', /user name or a password/],
  ['ftp://acme.atlassian.net', /not how a browser reaches/],
  ['file:///etc/passwd', /not how a browser reaches/],
  ['javascript:alert(1)', /not how a browser reaches/],
  ['http://jira.acme.example', /not encrypted/],
  ['http://127.0.0.1:9202', /not encrypted/],
  ['https://acme.atlassian.net\\@evil.example', /backslash/],
  ['https://acme..atlassian.net', /not a host name/],
  ['https://-acme.example', /not a host name/],
  ['https://acme.example:99999', /not a port/],
  ['https://acme.example:https', /not a port/],
  ['https://jirä.example', /letters that DNS does not know/],
  ['https://2130706433', /not an IP address/],
  ['https://0x7f.0.0.1', /not an IP address/],
  ['https://127.1', /not an IP address/],
  ['https://[::1', /not an IPv6 address/],
  ['https://acme.example/jira/../admin', /climbs up/],
  ['https://acme.example/%2e%2E/admin', /climbs up/],
  ['https://acme.example/~anna@home/jira', /not a path that Jira lives below/],
  ['https://api.atlassian.com/ex/jira/11111111-2222-4333-a444-555555555555', /gateway/],
  ['https://id.atlassian.com/manage-profile/security/api-tokens', /Atlassian account/],
  ['https://admin.atlassian.com/s/1', /organisation is administered/],
  ['atlassian.net', /name of your site is missing/],
]

test('the table has sixty inputs and more', () => {
  expect(GOOD.length + NONSENSE.length).toBeGreaterThanOrEqual(60)
})

describe('an address is found in', () => {
  for (const [typed, base, deployment] of GOOD)
    test(JSON.stringify(typed), () => {
      expect(read(typed)).toMatchObject({ address: { base, deployment } })
    })
})

describe('there is a clear problem with', () => {
  test.each(NONSENSE)('%j', (typed, says) => {
    const result = read(typed)
    expect(result).toMatchObject({ problem: { severity: 'blocks', code: 'site-address' } })
    if (!('problem' in result)) throw new Error('no problem')
    expect(result.problem.says).toMatch(says)
    expect(result.problem.remedy).toBeTruthy()
  })
})

test('law: an address that was read is read again as itself', () => {
  const label = fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,8}[a-z0-9])?$/)
  const host = fc.tuple(label, label, fc.constantFrom('example', 'atlassian.net', 'org')).map((all) => all.join('.'))
  const path = fc.array(fc.oneof(label, fc.constantFrom('jira', 'browse', 'secure', 'software')), { maxLength: 4 })
  const port = fc.option(fc.integer({ min: 1, max: 65_535 }), { nil: undefined })
  fc.assert(
    fc.property(host, port, path, (name, number, segments) => {
      const first = read(`https://${name}${number === undefined ? '' : `:${number}`}/${segments.join('/')}`)
      if (!('address' in first)) throw new Error('not read')
      const { origin, contextPath, base } = first.address
      expect(base).toBe(origin + contextPath)
      expect(read(base)).toEqual(first)
    }),
  )
})

test('law: whatever is typed, no address holds a user, a query or a fragment, and http only where it is allowed', () => {
  fc.assert(
    fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), fc.string(), (url, text) => {
      for (const typed of [url, text, url + text]) {
        const result = read(typed)
        if (!('address' in result)) continue
        expect(result.address.base).toMatch(/^https?:\/\/[^\s@?#\\]+$/)
        if (result.address.base.startsWith('http:')) expect(httpAllowed(result.address.origin)).toBe(true)
      }
    }),
  )
})
