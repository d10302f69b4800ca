/** People came, left and changed places. */
import { MAIL } from '../acme/people.ts'
import { idOf, named, personNamed, projectNamed } from '../build/named.ts'
import { group, person } from '../build/people.ts'
import { actorsNamed } from '../build/projects.ts'
import { type Drift, renamed } from './changes.ts'

export const PEOPLE_DRIFTS: readonly Drift[] = [
  [
    '‘Tomás Ferreira’ left, and nobody took him out of anything',
    (site) => {
      personNamed(site, 'tomas.ferreira').active = false
    },
  ],
  [
    '‘Noor Aziz’ joined the developers',
    (site) => {
      const noor = person(site, 'Noor Aziz', `noor.aziz@${MAIL}`, 'Europe/Amsterdam')
      named(site.tables.groups, 'acme-developers').members.push(noor.accountId)
    },
  ],
  renamed('groups', 'acme-testers', 'acme-quality'),
  [
    '‘acme-night-shift’ was founded',
    (site) => {
      group(site, 'acme-night-shift', [personNamed(site, 'ines.romero'), personNamed(site, 'samir.haddad')])
    },
  ],
  [
    '‘Parcel Platform’ lost a developer and let the night shift look',
    (site) => {
      const { roleActors } = projectNamed(site, 'PAR')
      const developers = idOf(site.tables.projectRoles, 'Developers')
      const users = idOf(site.tables.projectRoles, 'Users')
      const samir = personNamed(site, 'samir.haddad').accountId
      roleActors[developers] = (roleActors[developers] ?? []).filter(({ subject }) => subject !== samir)
      roleActors[users] = [...(roleActors[users] ?? []), ...actorsNamed(site, { groups: ['acme-night-shift'] })]
    },
  ],
  [
    '‘Auditors’ are no role any more: their grants and actors went with it',
    (site) => {
      const { projectRoles, permissionSchemes, projects } = site.tables
      const id = idOf(projectRoles, 'Auditors')
      projectRoles.delete(id)
      for (const project of projects.values()) delete project.roleActors[id]
      for (const scheme of permissionSchemes.values())
        scheme.grants = scheme.grants.filter(({ holder }) => holder.type !== 'projectRole' || holder.value !== id)
    },
  ],
]
