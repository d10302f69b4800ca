/** What fields are called on the sites of the corpus, by language: by Jira itself, by people who renamed them, and by people who meant something else. */

export const LANGUAGES = ['en', 'de', 'fr', 'es', 'pt', 'ja', 'pl', 'nl'] as const
export type Language = (typeof LANGUAGES)[number]

interface DayWords {
  /** Jira's own field for the first day; for the last day the name of `duedate`. */
  readonly own: string
  /** Of Advanced Roadmaps: target start, target end. */
  readonly target: string
  readonly renamed: readonly string[]
  /** Days that are something else. */
  readonly decoys: readonly string[]
}

export const START: Readonly<Record<Language, DayWords>> = {
  en: {
    own: 'Start date',
    target: 'Target start',
    renamed: [
      'Planned begin',
      'Kick-off',
      'Planned start date',
      'Start',
      'Epic start date',
      'Begin date',
      'Proposed start',
      'Est. start date',
      'Work start',
      'Commencement date',
      'Planned start/kickoff',
      'Expected start',
    ],
    decoys: [
      'Start of employment',
      'Sprint start',
      'Actual start',
      'Baseline start',
      'Start time of change',
      'Trial start',
      'UAT start date',
      'Marketing start',
      'Start of freeze',
      'Ramp-up start',
      'Start/End',
    ],
  },
  de: {
    own: 'Startdatum',
    target: 'Zielstart',
    renamed: [
      'Geplanter Beginn',
      'Starttermin',
      'Beginn',
      'Projektstart',
      'Anfangsdatum',
      'Startdatum (geplant)',
      'Anpfiff',
    ],
    decoys: [
      'Vertragsbeginn',
      'Beginn der Beschäftigung',
      'Tatsächlicher Start',
      'Startdatum Wartung',
      'Urlaubsbeginn',
    ],
  },
  fr: {
    own: 'Date de début',
    target: 'Début cible',
    renamed: ['Début prévu', 'Date de démarrage', 'Début', 'Date de lancement', 'Début planifié', 'Coup d’envoi'],
    decoys: ['Début du contrat', 'Date de début réelle', 'Date d’embauche', 'Début de l’incident'],
  },
  es: {
    own: 'Fecha de inicio',
    target: 'Inicio previsto',
    renamed: ['Inicio planificado', 'Fecha de comienzo', 'Inicio', 'Fecha de inicio prevista', 'Arranque'],
    decoys: ['Inicio del contrato', 'Fecha de inicio real', 'Inicio de la incidencia', 'Fecha de alta del empleado'],
  },
  pt: {
    own: 'Data de início',
    target: 'Início pretendido',
    renamed: ['Início planejado', 'Data de início prevista', 'Início', 'Início do projeto', 'Pontapé inicial'],
    decoys: ['Início do contrato', 'Data de início real', 'Início das férias', 'Data de admissão'],
  },
  ja: {
    own: '開始日',
    target: 'ターゲット開始日',
    renamed: ['開始予定日', '着手日', '計画開始日', '予定開始日', 'プロジェクト開始日', 'キックオフ'],
    decoys: ['契約開始日', '実際の開始日', '障害発生日', '入社日'],
  },
  pl: {
    own: 'Data rozpoczęcia',
    target: 'Docelowa data rozpoczęcia',
    renamed: ['Planowane rozpoczęcie', 'Początek', 'Data startu', 'Planowana data rozpoczęcia', 'Pierwszy dzień'],
    decoys: ['Data rozpoczęcia umowy', 'Rzeczywiste rozpoczęcie', 'Początek urlopu', 'Data zatrudnienia'],
  },
  nl: {
    own: 'Startdatum',
    target: 'Doelstart',
    renamed: ['Geplande start', 'Begindatum', 'Aanvang', 'Geplande startdatum', 'Start project', 'Aftrap'],
    decoys: ['Startdatum contract', 'Werkelijke startdatum', 'Datum indiensttreding', 'Begin van het verlof'],
  },
}

export const DUE: Readonly<Record<Language, DayWords>> = {
  en: {
    own: 'Due date',
    target: 'Target end',
    renamed: [
      'Delivery date',
      'Due',
      'Planned end',
      'End date',
      'Deadline',
      'Target date',
      'Planned finish date',
      'Committed date',
      'Estimated completion date',
      'Forecast end',
      'Due by',
      'Finish by',
      'Customer delivery',
    ],
    decoys: [
      'End date of contract',
      'Original due date',
      'Actual end',
      'End of support',
      'Invoice due date',
      'Sprint end',
      'UAT end date',
      'End of life',
      'Closed date',
      'Date completed',
      'First delivery',
      'Warranty end date',
    ],
  },
  de: {
    own: 'Fälligkeitsdatum',
    target: 'Zielende',
    renamed: ['Liefertermin', 'Enddatum', 'Fällig am', 'Geplantes Ende', 'Abgabetermin', 'Zieltermin', 'Frist'],
    decoys: [
      'Vertragsende',
      'Ursprüngliches Fälligkeitsdatum',
      'Tatsächliches Ende',
      'Ende der Garantie',
      'Kündigungsfrist',
    ],
  },
  fr: {
    own: "Date d'échéance",
    target: 'Fin cible',
    renamed: ['Date de livraison', 'Échéance', 'Fin prévue', 'Date de fin', 'Date limite', 'Date butoir'],
    decoys: ['Fin du contrat', 'Échéance initiale', 'Date de fin réelle', 'Fin de garantie'],
  },
  es: {
    own: 'Fecha de vencimiento',
    target: 'Fin previsto',
    renamed: ['Fecha de entrega', 'Vencimiento', 'Fecha de fin', 'Fin planificado', 'Fecha límite', 'Fecha tope'],
    decoys: ['Fin del contrato', 'Vencimiento original', 'Fecha de fin real', 'Vencimiento de la factura'],
  },
  pt: {
    own: 'Data de vencimento',
    target: 'Término pretendido',
    renamed: ['Data de entrega', 'Prazo', 'Data de término', 'Fim planejado', 'Data limite', 'Entrega prevista'],
    decoys: ['Fim do contrato', 'Prazo original', 'Data de término real', 'Vencimento da fatura'],
  },
  ja: {
    own: '期限',
    target: 'ターゲット終了日',
    renamed: ['納期', '終了予定日', '期日', '締切日', '完了予定日', '計画終了日', 'リリース予定日'],
    decoys: ['契約終了日', '当初の期限', '実際の終了日', '保証期限'],
  },
  pl: {
    own: 'Termin',
    target: 'Docelowa data zakończenia',
    renamed: ['Termin realizacji', 'Data zakończenia', 'Planowane zakończenie', 'Data dostawy', 'Termin wykonania'],
    decoys: ['Data zakończenia umowy', 'Pierwotny termin', 'Rzeczywiste zakończenie', 'Termin płatności'],
  },
  nl: {
    own: 'Vervaldatum',
    target: 'Doeleinde',
    renamed: ['Opleverdatum', 'Einddatum', 'Deadline', 'Gepland einde', 'Leverdatum', 'Streefdatum'],
    decoys: ['Einde contract', 'Oorspronkelijke vervaldatum', 'Werkelijke einddatum', 'Einde garantie'],
  },
}

interface NumberWords {
  /** On company-managed projects, and of Jira Software’s own type on team-managed ones. */
  readonly own: string
  readonly estimate: string
  readonly renamed: readonly string[]
  readonly decoys: readonly string[]
}

export const POINTS: Readonly<Record<Language, NumberWords>> = {
  en: {
    own: 'Story Points',
    estimate: 'Story point estimate',
    renamed: ['SP', 'Points', 'Estimate (points)', 'Story Points (Jira)', 'Complexity points'],
    decoys: [
      'Business value',
      'Original story points',
      'Bonus points',
      'DEV story points',
      'QE story points',
      'Function points',
      'Estimated cost',
      'Number of users',
    ],
  },
  de: {
    own: 'Story Points',
    estimate: 'Story Point-Schätzung',
    renamed: ['Storypoints', 'Schätzung (Punkte)', 'Story-Punkte', 'SP'],
    decoys: ['Geschäftswert', 'Ursprüngliche Story Points', 'Bonuspunkte', 'Kostenschätzung'],
  },
  fr: {
    own: 'Story Points',
    estimate: 'Estimation en story points',
    renamed: ['Points de story', 'Points', 'Points d’effort'],
    decoys: ['Valeur métier', 'Story points initiaux', 'Points bonus', 'Coût estimé'],
  },
  es: {
    own: 'Story Points',
    estimate: 'Estimación de puntos de historia',
    renamed: ['Puntos de historia', 'Puntos', 'Puntos de esfuerzo'],
    decoys: ['Valor de negocio', 'Puntos de historia originales', 'Coste estimado'],
  },
  pt: {
    own: 'Story Points',
    estimate: 'Estimativa de story points',
    renamed: ['Pontos de história', 'Pontos', 'Pontos da história'],
    decoys: ['Valor de negócio', 'Pontos de história originais', 'Custo estimado'],
  },
  ja: {
    own: 'ストーリー ポイント',
    estimate: 'ストーリー ポイント見積もり',
    renamed: ['ストーリーポイント', 'ポイント', 'SP'],
    decoys: ['ビジネス価値', '当初のストーリーポイント', '見積金額'],
  },
  pl: {
    own: 'Story Points',
    estimate: 'Szacowana liczba story points',
    renamed: ['Punkty historyjek', 'Punkty', 'SP'],
    decoys: ['Wartość biznesowa', 'Pierwotne story points', 'Szacowany koszt'],
  },
  nl: {
    own: 'Story Points',
    estimate: 'Schatting in storypoints',
    renamed: ['Storypunten', 'Punten', 'Verhaalpunten'],
    decoys: ['Bedrijfswaarde', 'Oorspronkelijke story points', 'Geschatte kosten'],
  },
}

/** People who may answer for an issue beside the assignee; and people who answer for something else. */
export const OWNER: Readonly<
  Record<Language, { readonly renamed: readonly string[]; readonly decoys: readonly string[] }>
> = {
  en: {
    renamed: ['Owner', 'Epic owner', 'Responsible'],
    decoys: ['Product owner', 'Reviewer', 'Risk owner', 'Approver'],
  },
  de: { renamed: ['Verantwortlicher', 'Verantwortlich'], decoys: ['Produktverantwortlicher', 'Prüfer', 'Genehmiger'] },
  fr: { renamed: ['Responsable', 'Porteur'], decoys: ['Responsable qualité', 'Relecteur', 'Approbateur'] },
  es: { renamed: ['Responsable', 'Propietario'], decoys: ['Responsable de calidad', 'Revisor', 'Aprobador'] },
  pt: { renamed: ['Responsável'], decoys: ['Responsável pela qualidade', 'Revisor', 'Aprovador'] },
  ja: { renamed: ['責任者', 'オーナー'], decoys: ['品質責任者', 'レビュー担当', '承認者'] },
  pl: { renamed: ['Właściciel', 'Odpowiedzialny'], decoys: ['Właściciel produktu', 'Recenzent', 'Akceptujący'] },
  nl: { renamed: ['Verantwoordelijke', 'Eigenaar'], decoys: ['Producteigenaar', 'Beoordelaar', 'Goedkeurder'] },
}
