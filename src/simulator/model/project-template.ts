/** Templates of new projects, as `POST /project` names them: the type of project and who manages its configuration. */
import { refuseField } from '../http.ts'
import type { Project } from '../records.ts'

export interface ProjectTemplate {
  readonly projectTypeKey: Project['projectTypeKey']
  readonly style: Project['style']
}

type Family = readonly [prefix: string, projectTypeKey: Project['projectTypeKey'], names: string, teamManaged?: string]

/** The values of `projectTemplateKey` in the document of 2026-06, without the type that this simulator has not. */
const FAMILIES: readonly Family[] = [
  [
    'com.pyxis.greenhopper.jira:gh-',
    'software',
    'simplified-basic simplified-kanban-classic simplified-scrum-classic cross-team-template cross-team-planning-template',
    'simplified-agility-kanban simplified-agility-scrum',
  ],
  [
    'com.atlassian.servicedesk:',
    'service_desk',
    'simplified-it-service-management simplified-it-service-management-basic simplified-it-service-management-operations simplified-internal-service-desk simplified-external-service-desk simplified-hr-service-desk simplified-facilities-service-desk simplified-legal-service-desk simplified-marketing-service-desk simplified-finance-service-desk simplified-analytics-service-desk simplified-design-service-desk simplified-sales-service-desk simplified-halp-service-desk',
    'next-gen-it-service-desk next-gen-hr-service-desk next-gen-legal-service-desk next-gen-marketing-service-desk next-gen-facilities-service-desk next-gen-general-service-desk next-gen-analytics-service-desk next-gen-finance-service-desk next-gen-design-service-desk next-gen-sales-service-desk',
  ],
  [
    'com.atlassian.jira-core-project-templates:jira-core-simplified-',
    'business',
    'content-management document-approval lead-tracking process-control procurement project-management recruitment task-tracking task-',
  ],
]

const TEMPLATES: ReadonlyMap<string, ProjectTemplate> = new Map(
  FAMILIES.flatMap(([prefix, projectTypeKey, names, teamManaged = '']) => [
    ...keyed(prefix, names, { projectTypeKey, style: 'classic' }),
    ...keyed(prefix, teamManaged, { projectTypeKey, style: 'next-gen' }),
  ]),
)

function keyed(prefix: string, names: string, template: ProjectTemplate): [string, ProjectTemplate][] {
  return names
    .split(' ')
    .filter(Boolean)
    .map((name) => [prefix + name, template])
}

export function templateOf(key: string): ProjectTemplate {
  const template = TEMPLATES.get(key)
  if (!template) throw refuseField('projectTemplateKey', `The project template '${key}' does not exist.`)
  return template
}
