/**
 * The fewest requests that Jira Cloud's API forces on any client that wants to know a site's configuration, counted
 * from the site's state by the official document alone. Where the document offers several ways, the cheapest counts,
 * taken or not by the product; an operation that is deprecated or for one edition only is no way, unless there is no other.
 */
import { mayHaveDefault, PAGE, PROJECTS_AT_ONCE, pages, WITH_OPTIONS, WITHIN } from './limits.ts'
import {
  type Context,
  type Field,
  fieldsInUse,
  ofSite,
  projectsInUse,
  rolesForPeople,
  type SiteState,
} from './state.ts'
import { Tally } from './tally.ts'

export function fewestReads(site: SiteState): Tally {
  const tally = new Tally()
  for (const count of [account, lists, fields, screens, schemes, workflows, projects]) count(tally, site)
  return tally
}

/** Lists show what the account may see and answer 200 all the same: only its right before and after tells they were whole. */
function account(tally: Tally): void {
  tally.add('GET /myself')
  tally.add('GET /mypermissions', 2)
}

function lists(tally: Tally, site: SiteState): void {
  tally.add('GET /issuetype')
  tally.add('GET /role')
  tally.add('GET /permissionscheme')
  tally.add('GET /statuses/search', pages(ofSite(site.statuses).length, PAGE.statuses))
  tally.add('GET /priority/search', pages(site.priorities.length, PAGE.priorities))
  tally.add('GET /resolution/search', pages(site.resolutions.length, PAGE.resolutions))
  tally.add('GET /group/bulk', pages(site.groups.length, PAGE.groups))
  tally.add('GET /filter/search', pages(site.filters.length, PAGE.filters))
  // No total: only a page that is not full ends it.
  tally.add('GET /users/search', Math.floor(site.users.length / PAGE.users) + 1)
}

/** System and custom fields stand in one list; how many contexts a field has can be told there. */
function fields(tally: Tally, site: SiteState): void {
  const all = fieldsInUse(site)
  tally.add('GET /field/search', pages(all.length, PAGE.fields))
  for (const field of all) if (field.custom && field.contexts.length > 0) contexts(tally, field)
}

function contexts(tally: Tally, { type, contexts: all }: Field): void {
  tally.add('GET /field/{}/context', pages(all.length, PAGE.contexts))
  mappings(tally, 'GET /field/{}/context/projectmapping', all, (one) => one.projectIds.length)
  mappings(tally, 'GET /field/{}/context/issuetypemapping', all, (one) => one.issueTypeIds.length)
  if (type !== null && WITH_OPTIONS.has(type))
    for (const { options } of all) tally.add('GET /field/{}/context/{}/option', pages(options.length, PAGE.options))
  // Deprecated, and the only way.
  const set = all.filter((one) => one.defaultValue !== null).length
  if (type !== null && mayHaveDefault(type)) tally.add('GET /field/{}/context/defaultValue', pages(set, PAGE.defaults))
}

/** The contexts themselves say which are bound; one that is not takes a row of the mapping too. */
function mappings(tally: Tally, endpoint: string, all: readonly Context[], bound: (context: Context) => number): void {
  const rows = all.map(bound)
  if (rows.every((count) => count === 0)) return
  tally.add(
    endpoint,
    pages(
      rows.reduce((sum, count) => sum + Math.max(1, count), 0),
      PAGE.contextMappings,
    ),
  )
}

/** Neither the tabs of many screens nor the screens of a field say anything of order: what has one is asked for itself. */
function screens(tally: Tally, site: SiteState): void {
  const tabs = site.screens.flatMap((screen) => screen.tabs)
  tally.add('GET /screens', pages(site.screens.length, PAGE.screens))
  const bulk = pages(tabs.length, PAGE.tabs)
  const ordered = site.screens.filter((screen) => screen.tabs.length > 1).length
  if (bulk + ordered < site.screens.length) {
    tally.add('GET /screens/tabs', bulk)
    tally.add('GET /screens/{}/tabs', ordered)
  } else tally.add('GET /screens/{}/tabs', site.screens.length)
  const inOrder = tabs.filter((tab) => tab.fieldIds.length > 1).length
  const askingFields = inOrder + fieldsInUse(site).length
  tally.add('GET /screens/{}/tabs/{}/fields', askingFields < tabs.length ? inOrder : tabs.length)
  if (askingFields < tabs.length) tally.add('GET /field/{}/screens', fieldsInUse(site).length)
}

/** Schemes tell their projects and issue types within themselves, unless those are too many. */
function schemes(tally: Tally, site: SiteState): void {
  const used = projectsInUse(site)
  const crowded = (scheme: 'issueTypeSchemeId' | 'issueTypeScreenSchemeId') =>
    [...Map.groupBy(used, (project) => project[scheme]).values()].some((projects) => projects.length > WITHIN)
  const items = site.issueTypeSchemes.map((one) => one.issueTypeIds.length)
  tally.add('GET /issuetypescheme', pages(items.length, PAGE.issueTypeSchemes))
  if (items.some((count) => count > WITHIN))
    tally.add(
      'GET /issuetypescheme/mapping',
      pages(
        items.reduce((sum, count) => sum + count, 0),
        PAGE.issueTypeSchemeItems,
      ),
    )
  if (crowded('issueTypeSchemeId')) tally.add('GET /issuetypescheme/project', pages(items.length, PAGE.associations))
  const screenItems = site.issueTypeScreenSchemes.flatMap((one) => Object.keys(one.mappings))
  const screenSchemes = site.issueTypeScreenSchemes.length
  tally.add('GET /issuetypescreenscheme', pages(screenSchemes, PAGE.issueTypeScreenSchemes))
  tally.add('GET /issuetypescreenscheme/mapping', pages(screenItems.length, PAGE.issueTypeScreenSchemeItems))
  if (crowded('issueTypeScreenSchemeId'))
    tally.add('GET /issuetypescreenscheme/project', pages(screenSchemes, PAGE.associations))
  tally.add('GET /screenscheme', pages(site.screenSchemes.length, PAGE.screenSchemes))
}

/** The list gives workflows whole; workflow schemes name them, and a name is enough. */
function workflows(tally: Tally, site: SiteState): void {
  const all = ofSite(site.workflows)
  tally.add('GET /workflows/search', pages(all.length, PAGE.workflows))
  if (all.some((one) => one.transitions.some((transition) => transition.customIssueEventId))) tally.add('GET /events')
  const named = site.workflowSchemes.filter((one) => !one.isDefault).length
  tally.add('GET /workflowscheme', pages(named, PAGE.workflowSchemes))
  tally.add('GET /workflowscheme/project', Math.ceil(projectsInUse(site).length / PROJECTS_AT_ONCE))
}

/** Only the project itself tells its default assignee; permission scheme and actors have requests of their own. */
function projects(tally: Tally, site: SiteState): void {
  const listed = site.projects.filter((one) => one.trashedAt === null).length
  const used = projectsInUse(site).length
  tally.add('GET /project/search', pages(listed, PAGE.projects))
  tally.add('GET /project/{}', used)
  tally.add('GET /project/{}/permissionscheme', used)
  tally.add('GET /project/{}/role/{}', used * rolesForPeople(site).length)
}
