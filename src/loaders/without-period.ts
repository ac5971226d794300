/** Names without the periods that may stand behind them, in Cypher: the rule of names/dated-name.ts. */
import Cypher from '@neo4j/cypher-builder';

const bar = new Cypher.Literal(' | ');

/** @param names a list of texts, `Old name | 1998/2004`: the last bar with blanks around it begins the period */
export function withoutPeriods(names: Cypher.Expr): Cypher.Expr {
  const name = new Cypher.Variable();
  const period = Cypher.last(Cypher.split(name, bar));
  const before = Cypher.minus(Cypher.minus(Cypher.size(name), Cypher.size(period)), Cypher.size(bar));
  const text = new Cypher.Case()
    .when(Cypher.contains(name, bar))
    .then(Cypher.rtrim(Cypher.left(name, before)))
    .else(name);
  return new Cypher.ListComprehension(name).in(names).map(text);
}
