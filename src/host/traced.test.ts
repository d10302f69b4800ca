/** What a span tells of a request: the shape of its path, and nothing that names somebody's things. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { templateOf } from './traced.ts'

test.each([
  ['https://acme.atlassian.net/rest/api/3/issue/PAR-1?fields=summary', '/rest/api/3/issue/{}'],
  ['https://api.atlassian.com/ex/jira/0a1b-c2/rest/api/3/search/jql', '/rest/api/3/search/jql'],
  ['https://jira.acme.example/jira/rest/api/2/project/PAR/role/10002', '/rest/api/2/project/{}/role/{}'],
  ['https://jira.acme.example/rest/agile/1.0/board/7/configuration', '/rest/agile/1.0/board/{}/configuration'],
  ['https://jira.acme.example/rest/pat/latest/tokens/12', '/rest/pat/latest/tokens/{}'],
  ['https://acme.atlassian.net/rest/api/3/issue/1/properties/fairlead.mark', '/rest/api/3/issue/{}/properties/{}'],
  ['https://acme.atlassian.net/_edge/tenant_info', '/_edge/tenant_info'],
  ['https://acme.atlassian.net/secure/Dashboard.jspa', '/{}'],
  ['no address', '/{}'],
])('%s', (url, template) => expect(templateOf(url)).toBe(template))

test('law: no host, no query, no capital word, number or long word of a path is told', () => {
  const part = fc.stringMatching(/^[A-Za-z0-9_~!$&'()*+,;=:@%.-]{1,40}$/)
  fc.assert(
    fc.property(fc.array(part, { maxLength: 6 }), part, (parts, query) => {
      const told = templateOf(`https://hidden.example/rest/api/3/${parts.join('/')}?token=${query}#${query}`)
      expect(told).toMatch(/^\/rest\/api\/3(\/(\{\}|[a-z_][A-Za-z_-]{0,29}|\d\.\d|[23]))*\/?$/)
      expect(told).not.toContain('hidden')
    }),
  )
})
