/** The day that a list or field is asked about. */
import { utcDay } from '../dates/day.js';
import type { AskedDay } from '../dates/asked-day.js';
import type { RequestContext } from './context.js';
import type { Span } from './paging/both-ways.js';

export interface DayArgument {
  /** As the scalar gives it: midnight by UTC. */
  readonly asOf?: Date | null;
}

/** undefined where none is asked for. */
export const askedDay = ({ asOf }: DayArgument): AskedDay | undefined =>
  asOf ? { day: utcDay(asOf), asOf: true } : undefined;

/** Of a page of a list: a walk keeps to the day on which it began. */
export const dayOfPage = (
  args: DayArgument,
  { from }: Pick<Span, 'from'>,
  { today }: Pick<RequestContext, 'today'>,
): AskedDay => askedDay(args) ?? { day: from?.day ?? today, asOf: false };

/** What a request says of its day; nothing where it is that of the operation, so that it shares its statements. */
export const unlessToday = (
  day: AskedDay,
  { today }: Pick<RequestContext, 'today'>,
): { readonly day?: AskedDay } => (day.asOf || day.day !== today ? { day } : {});

export const ownDay = (
  args: DayArgument,
  span: Pick<Span, 'from'>,
  context: Pick<RequestContext, 'today'>,
): { readonly day?: AskedDay } => unlessToday(dayOfPage(args, span, context), context);

/** What chooses the entries of a list, as part of its key: the day does, too. */
export const onItsDay = (args: DayArgument, filter: unknown): unknown => {
  const asked = askedDay(args);
  return asked ? { asOf: asked.day, filter } : filter;
};
