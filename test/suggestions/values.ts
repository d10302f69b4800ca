/** What options and statuses are called on the sites of the corpus, by language, each with what a careful person takes it for. */
import type { Health, StageCategory } from '../../src/portfolio/index.ts'
import type { Language } from './languages.ts'

/** Names of options, and the health each stands for; null stands for none. */
export type Options = readonly (readonly [name: string, health: Health | null])[]

const lamps = (green: string, amber: string, red: string, ...others: string[]): Options => [
  [green, 'on-track'],
  [amber, 'at-risk'],
  [red, 'off-track'],
  ...others.map((name) => [name, null] as const),
]

interface HealthWords {
  readonly names: readonly string[]
  /** Those of a confidence, from high to low. */
  readonly confidence: string
  readonly lamps: readonly Options[]
  readonly degrees: readonly [high: string, medium: string, low: string]
  /** Fields that have the colours, or the degrees, of something else. */
  readonly decoys: readonly string[]
}

export const HEALTH: Readonly<Record<Language, HealthWords>> = {
  en: {
    names: [
      'Health status',
      'RAG',
      'Traffic light',
      'Project health',
      'RAG status',
      'Overall status',
      'Vital signs',
      'Color Status',
      'Health indicator',
      'Delivery confidence',
      'Delivery status',
      'R/A/G',
    ],
    confidence: 'Confidence',
    lamps: [
      lamps('Green', 'Amber', 'Red'),
      lamps('Green', 'Yellow', 'Red', 'Not started'),
      lamps('On track', 'At risk', 'Off track', 'Paused'),
      lamps('🟢 On track', '🟡 At risk', '🔴 Off track', '✅ Done'),
      lamps('1 - Green', '2 - Amber', '3 - Red'),
      lamps('Good', 'Warning', 'Delayed'),
    ],
    degrees: ['High', 'Medium', 'Low'],
    decoys: [
      'Customer health',
      'TLP',
      'Card colour',
      'Budget RAG',
      'Risk',
      'Business impact',
      'Air quality',
      'System health',
      'Schedule RAG',
      'Stakeholder confidence in team',
    ],
  },
  de: {
    names: ['Ampel', 'Projektampel', 'Statusampel', 'Gesundheitszustand', 'Gesamtstatus', 'Projektstatus'],
    confidence: 'Zuversicht',
    lamps: [
      lamps('Grün', 'Gelb', 'Rot'),
      lamps('grün', 'gelb', 'rot', 'weiß'),
      lamps('Im Plan', 'Gefährdet', 'Verzögert'),
      lamps('Grün - im Plan', 'Gelb - Risiken', 'Rot - nicht im Plan'),
    ],
    degrees: ['Hoch', 'Mittel', 'Niedrig'],
    decoys: ['Kundenampel', 'Kartenfarbe', 'Budgetampel', 'Risiko', 'Auswirkung'],
  },
  fr: {
    names: ['Santé', 'Météo', 'Feu tricolore', 'Santé du projet', 'État de santé', 'Statut global'],
    confidence: 'Confiance',
    lamps: [
      lamps('Vert', 'Orange', 'Rouge'),
      lamps('En bonne voie', 'À risque', 'En retard', 'En pause'),
      lamps('Vert', 'Jaune', 'Rouge', 'Gris'),
    ],
    degrees: ['Élevée', 'Moyenne', 'Faible'],
    decoys: ['Santé client', 'Couleur de carte', 'Feu budget', 'Risque', 'Impact métier'],
  },
  es: {
    names: ['Semáforo', 'Salud', 'Salud del proyecto', 'Estado de salud', 'Estado general'],
    confidence: 'Confianza',
    lamps: [
      lamps('Verde', 'Amarillo', 'Rojo'),
      lamps('En curso según lo previsto', 'En riesgo', 'Retrasado'),
      lamps('Verde', 'Ámbar', 'Rojo', 'Sin datos'),
    ],
    degrees: ['Alta', 'Media', 'Baja'],
    decoys: ['Salud del cliente', 'Color de tarjeta', 'Semáforo de presupuesto', 'Riesgo', 'Impacto'],
  },
  pt: {
    names: ['Semáforo', 'Saúde', 'Saúde do projeto', 'Farol', 'Status geral'],
    confidence: 'Confiança',
    lamps: [
      lamps('Verde', 'Amarelo', 'Vermelho'),
      lamps('No prazo', 'Em risco', 'Atrasado', 'Pausado'),
      lamps('Verde', 'Laranja', 'Vermelho'),
    ],
    degrees: ['Alta', 'Média', 'Baixa'],
    decoys: ['Saúde do cliente', 'Cor do cartão', 'Semáforo do orçamento', 'Risco', 'Impacto'],
  },
  ja: {
    names: ['健全性', '信号', 'プロジェクトの健全性', 'ヘルス', 'ステータス (RAG)'],
    confidence: '自信度',
    lamps: [lamps('緑', '黄', '赤'), lamps('順調', '要注意', '遅延', '保留'), lamps('グリーン', 'イエロー', 'レッド')],
    degrees: ['高', '中', '低'],
    decoys: ['顧客の健全性', 'カードの色', '予算の信号', 'リスク', '影響度'],
  },
  pl: {
    names: ['Kondycja', 'Sygnalizacja', 'Kondycja projektu', 'Stan zdrowia', 'Status ogólny'],
    confidence: 'Pewność',
    lamps: [
      lamps('Zielony', 'Żółty', 'Czerwony'),
      lamps('Zgodnie z planem', 'Zagrożony', 'Opóźniony', 'Wstrzymany'),
      lamps('Zielony', 'Pomarańczowy', 'Czerwony', 'Szary'),
    ],
    degrees: ['Wysoka', 'Średnia', 'Niska'],
    decoys: ['Kondycja klienta', 'Kolor karty', 'Kondycja budżetu', 'Ryzyko', 'Wpływ'],
  },
  nl: {
    names: ['Stoplicht', 'Gezondheid', 'Verkeerslicht', 'Projectgezondheid', 'Algemene status'],
    confidence: 'Vertrouwen',
    lamps: [
      lamps('Groen', 'Oranje', 'Rood'),
      lamps('Op schema', 'Risico', 'Vertraagd', 'Gepauzeerd'),
      lamps('Groen', 'Geel', 'Rood', 'Grijs'),
    ],
    degrees: ['Hoog', 'Gemiddeld', 'Laag'],
    decoys: ['Klantgezondheid', 'Kaartkleur', 'Stoplicht budget', 'Risico', 'Impact'],
  },
}

/** The first of a meaning is the plain one: the one that a person would have written. */
export const STATUSES: Readonly<Record<Language, Readonly<Record<StageCategory, readonly string[]>>>> = {
  en: {
    proposed: ['To Do', 'Backlog', 'Open', 'Funnel', 'Selected for Development', 'New'],
    underway: ['In Progress', 'In Review', 'Blocked', 'Testing', 'Ready for release', 'Implementing', 'On hold'],
    done: ['Done', 'Closed', 'Released', 'Resolved', 'Live'],
    dropped: ['Cancelled', 'Won’t do', 'Rejected', 'Declined', 'Canceled', 'Abandoned'],
  },
  de: {
    proposed: ['Zu erledigen', 'Backlog', 'Offen', 'Neu', 'Geplant', 'Ideenspeicher'],
    underway: ['In Arbeit', 'In Prüfung', 'Blockiert', 'Im Test', 'In Umsetzung', 'Wartet'],
    done: ['Fertig', 'Erledigt', 'Geschlossen', 'Abgeschlossen', 'Ausgeliefert'],
    dropped: ['Abgebrochen', 'Verworfen', 'Abgelehnt', 'Zurückgezogen', 'Storniert'],
  },
  fr: {
    proposed: ['À faire', 'Backlog', 'Ouvert', 'Nouveau', 'Planifié'],
    underway: ['En cours', 'En revue', 'Bloqué', 'En test', 'En attente'],
    done: ['Terminé(e)', 'Fermé', 'Livré', 'Clos', 'Résolu'],
    dropped: ['Annulé', 'Rejeté', 'Abandonné', 'Refusé'],
  },
  es: {
    proposed: ['Por hacer', 'Backlog', 'Abierto', 'Nuevo', 'Planificado'],
    underway: ['En curso', 'En revisión', 'Bloqueado', 'En pruebas', 'En espera'],
    done: ['Finalizada', 'Hecho', 'Listo', 'Cerrado', 'Entregado'],
    dropped: ['Cancelado', 'Rechazado', 'Descartado', 'Anulado'],
  },
  pt: {
    proposed: ['Tarefas pendentes', 'Backlog', 'Aberto', 'Novo', 'Planejado', 'A fazer'],
    underway: ['Em andamento', 'Em revisão', 'Bloqueado', 'Em teste', 'Aguardando'],
    done: ['Concluído', 'Fechado', 'Entregue', 'Resolvido', 'Feito'],
    dropped: ['Cancelado', 'Rejeitado', 'Descartado', 'Abandonado'],
  },
  ja: {
    proposed: ['To Do', 'バックログ', 'オープン', '新規', '未着手'],
    underway: ['進行中', 'レビュー中', 'ブロック', 'テスト中', '保留'],
    done: ['完了', 'クローズ', 'リリース済み', '解決済み'],
    dropped: ['キャンセル', '却下', '中止', '取り消し'],
  },
  pl: {
    proposed: ['Do zrobienia', 'Backlog', 'Otwarte', 'Nowe', 'Zaplanowane'],
    underway: ['W toku', 'W recenzji', 'Zablokowane', 'W testach', 'Oczekuje'],
    done: ['Gotowe', 'Zamknięte', 'Zakończone', 'Wydane'],
    dropped: ['Anulowane', 'Odrzucone', 'Porzucone', 'Wycofane'],
  },
  nl: {
    proposed: ['Te doen', 'Backlog', 'Open', 'Nieuw', 'Gepland'],
    underway: ['Wordt uitgevoerd', 'In beoordeling', 'Geblokkeerd', 'In test', 'In de wacht'],
    done: ['Gereed', 'Gesloten', 'Opgeleverd', 'Afgerond', 'Klaar'],
    dropped: ['Geannuleerd', 'Afgewezen', 'Vervallen', 'Ingetrokken'],
  },
}

/** Stages as organisations name them, in their order. */
export const STAGES: Readonly<Record<'ours' | 'theirs', Readonly<Record<StageCategory, readonly string[]>>>> = {
  ours: { proposed: ['Idea', 'Planned'], underway: ['Under way'], done: ['Done'], dropped: ['Dropped'] },
  theirs: {
    proposed: ['Funnel', 'Analysis', 'Approved'],
    underway: ['Delivery', 'Rollout'],
    done: ['Closed'],
    dropped: ['Stopped'],
  },
}
