/** What is asked of a connected site itself: its projects, the probe; and the guide to connecting one. */
import { z } from 'zod'
import { probeSite, setupGuide, siteAddress, waysIn } from '../../jira/index.ts'
import { defineAction } from '../action.ts'
import { openSite } from '../flows/open-site.ts'
import { BY_NAME, GUIDE_FOR } from '../inputs.ts'
import { GUIDE, SITE_PROJECT, WAY_IN } from '../shapes/index.ts'

const PROJECT = z.looseObject({ key: z.string(), name: z.string(), style: z.string().nullish() })

export const listProjectsAction = defineAction({
  name: 'connections.projects',
  says: 'The projects of a site that its account sees.',
  method: 'GET',
  path: '/connections/{name}/projects',
  needs: 'viewer',
  audit: 'never',
  input: BY_NAME,
  output: z.object({ projects: z.array(SITE_PROJECT) }),
  async run(context, { name }) {
    const { jira } = await openSite(context, name, { actor: context.actor, purpose: 'projects' })
    const rows =
      jira.deployment === 'cloud'
        ? await jira.all(PROJECT, '/rest/api/3/project/search')
        : await jira.get(z.array(PROJECT), '/rest/api/2/project')
    return {
      projects: rows.map(({ key, name: title, style }) => ({
        key,
        name: title,
        style: style === 'next-gen' ? ('team-managed' as const) : ('company-managed' as const),
      })),
    }
  },
})

export const probeAction = defineAction({
  name: 'connections.probe',
  says: 'Ask a site, read-only, what Fairlead assumes of Jira, and tell where it differs.',
  method: 'POST',
  path: '/connections/{name}/probe',
  needs: 'administrator',
  audit: 'always',
  input: BY_NAME,
  output: z.looseObject({
    deployment: z.string(),
    lines: z.array(z.looseObject({ name: z.string(), verdict: z.string() })),
    counts: z.record(z.string(), z.number()),
  }),
  async run(context, { name }) {
    const site = await openSite(context, name, { actor: context.actor, purpose: 'probe' })
    const report = await probeSite(site.line, { deployment: site.jira.deployment, base: site.base })
    return {
      deployment: report.deployment,
      lines: report.lines.map((line) => ({ ...line })),
      counts: { ...report.counts },
    }
  },
})

export const guideAction = defineAction({
  name: 'guide.get',
  says: 'How to set up the account and token that a connection needs, with the clicks of the deployment.',
  method: 'GET',
  path: '/guide',
  needs: 'viewer',
  audit: 'never',
  input: GUIDE_FOR,
  output: GUIDE.extend({ ways: z.array(WAY_IN) }),
  run: async (_context, { deployment, purpose, method, url }) => {
    const typed = siteAddress(url, { httpAllowed: () => true })
    // While it is being typed it is no address, and links that would be built from it are left out.
    const guide = setupGuide(deployment, purpose, 'address' in typed ? typed.address.base : '', method ?? null)
    return {
      ways: waysIn(deployment, purpose),
      title: guide.title,
      intro: [...guide.intro],
      after: [...guide.after],
      steps: guide.steps.map(({ title, text, link }) => ({
        title,
        text: [...text],
        ...(link && /^https?:/.test(link.href) ? { link } : {}),
      })),
    }
  },
})
