/** How an integration leaves: its mapping with names for people, and what it has to count. */
import {
  calledProject,
  type Db,
  fieldNames,
  getIntegration,
  integrationCounts,
  listIntegrations,
  projectsRead,
  type StoredIntegration,
  siteWords,
  unlinkedIssues,
} from '../../store/index.ts'
import { whyUnlinked } from '../../sync/index.ts'
import { fieldName, nameFields } from '../flows/field-names.ts'
import type { IntegrationView, UnlinkedView } from '../shapes/index.ts'
import { iso } from './show-connection.ts'

export async function showIntegrations(db: Db): Promise<IntegrationView[]> {
  const counts = await integrationCounts(db)
  return Promise.all((await listIntegrations(db)).map((one) => show(db, one, counts)))
}

export async function showIntegration(db: Db, id: string): Promise<IntegrationView> {
  return show(db, await getIntegration(db, id), await integrationCounts(db))
}

/** A page of the issues that no item stands for, each with why. */
export async function showUnlinked(
  db: Db,
  id: string,
  page: { readonly limit: number; readonly offset: number },
): Promise<UnlinkedView> {
  const integration = await getIntegration(db, id)
  const { site } = integration
  const [{ issues, total }, called] = await Promise.all([
    unlinkedIssues(db, integration, page),
    fieldNames(db, site.id),
  ])
  return {
    total,
    issues: issues.map(({ key, summary, type, status, ...facts }) => ({
      ...{ key, summary, type, status },
      url: `${site.origin}${site.contextPath}/browse/${key}`,
      why: nameFields(whyUnlinked({ integration, ...facts }), called),
    })),
  }
}

const NOTHING = { items: 0, issues: 0, unlinked: 0, conflicts: 0, problems: 0, waiting: 0 }

async function show(
  db: Db,
  integration: StoredIntegration,
  counts: Awaited<ReturnType<typeof integrationCounts>>,
): Promise<IntegrationView> {
  const { id, name, connection, connectionName, site, state, createdBy, createdAt } = integration
  const { level, projects, types, fields, createsItems, under, pushes, fills, comments = 'none' } = integration
  const [read, words, called] = await Promise.all([
    projectsRead(db, connection),
    siteWords(db, site.id),
    fieldNames(db, site.id),
  ])
  return {
    ...{ id, name, state, createdBy },
    connection: connectionName,
    site: site.origin + site.contextPath,
    mapping: {
      ...{ level, createsItems, under, pushes, comments },
      projects: [...projects],
      types: [...types],
      fields: fields.map(({ values, ...mapping }) => ({
        ...mapping,
        ...(values
          ? { values: Object.fromEntries(Object.entries(values).map(([ours, ids]) => [ours, [...ids]])) }
          : {}),
      })),
      fills: { ...fills },
    },
    names: {
      projects: projects.map((project) => calledProject(read, project)),
      types: types.map((type) => words.types.find((one) => one.id === type)?.name ?? type),
      fields: fields.map(({ jira }) => fieldName(jira, called)),
    },
    counts: counts.get(id) ?? NOTHING,
    createdAt: iso(createdAt),
  }
}
