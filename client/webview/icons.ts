/** Small drawings for buttons, sixteen by sixteen, in the colour of the text. */
import { svg } from './svg.js';

const paths = {
  pin: 'M6 2.5h4M7 2.5v4L4.5 9h7L9 6.5v-4M8 9v4.5',
  lock: 'M4 7.500h8v6H4ZM5.500 7.500V5a2.500 2.500 0 0 1 5 0v2.500M8 10v1.500',
  steps: 'M3 3v10M6 4.5l6.5 3.5L6 11.5Z',
  predict: 'M6 6a2 2 0 1 1 2.7 1.9c-.5.2-.7.6-.7 1.1v.5M8 12v.1M8 1.8a6.2 6.2 0 1 0 .01 0',
  machine:
    'M2 5.5a2 2 0 1 0 4 0a2 2 0 1 0-4 0M10 10.5a2 2 0 1 0 4 0a2 2 0 1 0-4 0M6 5.5h3.5a2.5 2.5 0 0 1 2.5 2.5M10 10.5H6.500A2.500 2.500 0 0 1 4 8.500V7.500',
  chain:
    'M6.5 9.500l3-3M7 4.500l1.300-1.300a2.300 2.300 0 0 1 4.500 3.200L11.500 8M9 11.500l-1.300 1.300a2.300 2.300 0 0 1-4.500-3.200L4.500 8',
  ladder: 'M3 2v12M13 2v12M3 3.500l9.500 3M10.500 4.300l2 2.200l-2.700 .8M13 9.500l-9.500 3M5.500 10.300l-2 2.200l2.700 .8',
  details: 'M2.500 4h11M2.500 8h11M2.500 12h6M11 12h.1M13 12h.1',
  plain: 'M2.500 12V4l3 4l3-4v8M10 8.500l2 2.500l2-2.500M12 11V4',
  less: 'M4 8h8',
  close: 'M4 4l8 8M12 4l-8 8',
  more: 'M4 8h8M8 4v8',
  fit: 'M2.500 6V2.500H6M10 2.500h3.500V6M13.500 10v3.500H10M6 13.500H2.500V10',
  export: 'M8 10V2.500M5 5.500l3-3l3 3M3 9.500v4h10v-4',
  first: 'M4 3.500v9M12.500 3.500L6.500 8l6 4.500Z',
  back: 'M11 3.500L5 8l6 4.500Z',
  next: 'M5 3.500L11 8l-6 4.500Z',
  last: 'M12 3.500v9M3.500 3.500L9.500 8l-6 4.500Z',
  play: 'M5 3l8 5l-8 5Z',
  pause: 'M5 3.500v9M11 3.500v9',
  'play-moves':
    'M2.500 8H6M6 8l4.500-4h3M6 8h7.500M6 8l4.500 4h3M12 2.500L13.500 4L12 5.500M12 6.500L13.500 8L12 9.500M12 10.500L13.500 12L12 13.500',
  undo: 'M5.500 3L2.500 6l3 3M2.500 6H10a3.500 3.500 0 0 1 0 7H6',
  redo: 'M10.500 3l3 3l-3 3M13.500 6H6a3.500 3.500 0 0 0 0 7h4',
} as const;

export type IconName = keyof typeof paths;

export const icon = (name: IconName): SVGElement =>
  svg('svg', { class: 'hs-icon', viewBox: '0 0 16 16', width: 16, height: 16, 'aria-hidden': 'true' }, svg('path', { d: paths[name] }));
