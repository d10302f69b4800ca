/** How every drawing behaves: it is looked at and moved, never edited, and the page scrolls past it. */
export const STILL = {
  nodesDraggable: false,
  nodesConnectable: false,
  nodesFocusable: false,
  edgesFocusable: false,
  elementsSelectable: false,
  deleteKeyCode: null,
  preventScrolling: false,
  zoomOnScroll: false,
  proOptions: { hideAttribution: true },
} as const
