/** Every analytic, once; `Entity.x` answers x on all entity types. */
import type { Analytic } from '../analytic.js';
import { changedBy, changedEntity, changedFrom, changedName, changedTo, changes } from './changes.js';
import { graph, seeds } from './graph.js';
import {
  factClaimCount,
  factClaims,
  factObject,
  factStatus,
  factSubject,
  provenBy,
  provenByCount,
  statedFirstBy,
} from './fact.js';
import { factGroupCount, factGroups } from './fact-groups.js';
import { entityFacts, evidenceFacts, fact, sourceFacts } from './facts.js';
import { groupEntity, groupLabel } from './group.js';
import { entities, evidence, node } from './node.js';
import { statements } from './official.js';
import { commonPartners, partners, partnersCount, partnerTies } from './partners.js';
import { parent, place } from './place.js';
import { evidenceRecord } from './record.js';
import { sourceEvidence } from './source.js';

// Sources and arguments differ from field to field; each file states its own.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export const analytics: Readonly<Record<string, Analytic<any, any>>> = {
  'Query.node': node,
  'Query.entity': node,
  'Query.entities': entities,
  'Query.fact': fact,
  'Query.evidence': evidence,
  'Query.graph': graph,
  'Query.seeds': seeds,
  'Query.changes': changes,
  'Query.commonPartners': commonPartners,
  'Change.seed': changedBy,
  'Change.entity': changedEntity,
  'Change.name': changedName,
  'Change.from': changedFrom,
  'Change.to': changedTo,
  'Entity.facts': entityFacts,
  'Evidence.facts': evidenceFacts,
  'Evidence.record': evidenceRecord,
  'Source.facts': sourceFacts,
  'Source.evidence': sourceEvidence,
  'EntityFactsConnection.groups': factGroups,
  'EntityFactsConnection.groupCount': factGroupCount,
  'EvidenceFactsConnection.groups': factGroups,
  'EvidenceFactsConnection.groupCount': factGroupCount,
  'SourceFactsConnection.groups': factGroups,
  'SourceFactsConnection.groupCount': factGroupCount,
  'Fact.subject': factSubject,
  'Fact.object': factObject,
  'Fact.status': factStatus,
  'Fact.evidence': provenBy,
  'Fact.evidenceCount': provenByCount,
  'Fact.claims': factClaims,
  'Fact.claimCount': factClaimCount,
  'Fact.seed': statedFirstBy,
  'FactDetail.evidence': provenBy,
  'FactDetail.evidenceCount': provenByCount,
  'Claim.evidence': provenBy,
  'Claim.evidenceCount': provenByCount,
  'Claim.seed': statedFirstBy,
  'Entity.place': place,
  'Place.parent': parent,
  'Topic.parent': parent,
  'Official.statements': statements,
  'Organisation.partners': partners,
  'PartnerEdge.ties': partnerTies,
  'Tie.evidence': provenBy,
  'Tie.evidenceCount': provenByCount,
  'Organisation.partnersCount': partnersCount,
  'GroupKeyValue.label': groupLabel,
  'GroupKeyValue.entity': groupEntity,
};
