/** The HTTP application: routes, limits, headers and errors; serve.ts does the listening. */
import helmet from '@fastify/helmet';
import Fastify, { LogController, type FastifyInstance } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { answerLimits } from '../api/answer/limits.js';
import { createApollo } from '../api/apollo.js';
import type { Served } from '../api/context.js';
import { shippedAnswerMegabytes, shippedCost, type Config } from '../config.js';
import { PactgraphError } from '../errors.js';
import type { Graph } from '../graph/graph.js';
import { onError, onNotFound, sendError } from './answers.js';
import { readBodies } from './body.js';
import { takeTurns } from './connection-turns.js';
import { graphqlRoutes } from './graphql.js';
import { endConnections } from './end-connections.js';
import { headerFault } from './header-fault.js';
import { healthRoutes } from './health.js';
import { hostFault } from './host-fault.js';
import { limits } from './limits.js';
import { loggerOptions, type LogStream } from './logger.js';
import { answerForNode, onMalformed } from './malformed.js';
import { requestIdOf } from './request-id.js';

/** An application that answers. */
export type App = FastifyInstance;

export interface AppOptions {
  readonly config: Pick<Config, 'introspection' | 'logLevel' | 'host' | 'hosts'>;
  readonly schema: GraphQLSchema;
  readonly graph: Pick<Graph, 'read'>;
  readonly served: Served;
  /** Where log lines go; by default, standard output. */
  readonly logStream?: LogStream;
  /** ms until a request is answered 504; by default 10 s. */
  readonly deadline?: number;
  /** ms until a connection on which nothing moves is closed; by default 30 s. */
  readonly stalled?: number;
  /** ms in which headers and body must have come; 10 s unless given. */
  readonly patience?: number;
  /** How large an answer may become, in MB; by default 8. */
  readonly answerMegabytes?: number;
  /** What one operation may cost; by default 5,000. */
  readonly cost?: number;
}

/** @returns an application that answers; closing it lets requests finish and stops Apollo, but not the graph */
export async function buildApp(options: AppOptions): Promise<App> {
  const {
    config,
    graph,
    served,
    deadline = limits.deadline,
    stalled = limits.stalled,
    patience = limits.requestTimeout,
    answerMegabytes = shippedAnswerMegabytes,
    cost = shippedCost,
  } = options;
  const app: App = Fastify({
    logger: loggerOptions(config.logLevel, options.logStream),
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    genReqId: requestIdOf,
    bodyLimit: limits.body,
    requestTimeout: patience,
    keepAliveTimeout: limits.keepAlive,
    // After this time Node looks whether it has sent anything since its last look, so a stall may last twice as long.
    connectionTimeout: stalled / 2,
    clientErrorHandler: onMalformed,
    http: {
      // hostFault reports this, in JSON.
      requireHostHeader: false,
      headersTimeout: Math.min(patience, limits.headersTimeout),
      connectionsCheckingInterval: limits.sweep,
      maxHeaderSize: limits.headerBytes,
    },
    // Accepted requests are answered, even while the server stops.
    return503OnClosing: false,
    frameworkErrors: (_error, request, reply) => {
      reply.header('x-request-id', request.id);
      const fault = hostFault(request.raw, config);
      sendError(reply, fault ?? new PactgraphError('BAD_REQUEST', 'The address is malformed.'));
    },
  });
  app.server.maxConnections = limits.sockets;
  answerForNode(app.server, config);
  app.setErrorHandler(onError);
  app.setNotFoundHandler(onNotFound);
  app.addHook('onRequest', (request, reply, done) => {
    reply.headers({ 'x-request-id': request.id, 'cache-control': 'no-store' });
    done();
  });
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'base-uri': ["'none'"],
        'form-action': ["'none'"],
        'frame-ancestors': ["'none'"],
      },
    },
  });
  app.addHook('onRequest', ({ raw, headers }, _reply, done) => {
    done(hostFault(raw, config) ?? headerFault(headers));
  });
  takeTurns(app);
  readBodies(app);
  const closing = endConnections(app);

  const apollo = createApollo(options.schema, {
    introspection: config.introspection,
    cost,
    logger: {
      debug: (fields, message) => app.log.debug(fields, message),
      info: (fields, message) => app.log.info(fields, message),
      warn: (fields, message) => app.log.warn(fields, message),
      error: (fields, message) => app.log.error(fields, message),
    },
  });
  await apollo.start();
  app.addHook('onClose', () => apollo.stop());
  graphqlRoutes(app, { apollo, graph, served, deadline, answerLimits: answerLimits(answerMegabytes) });
  healthRoutes(app, graph, closing);
  await app.ready();
  return app;
}
