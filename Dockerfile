# Builds from the repository, and from the package, which has no sources and is built already.
FROM node:24-bookworm-slim AS build
WORKDIR /app
# What may be missing ends in brackets.
COPY package.json package-lock.jso[n] .npmr[c] tsconfig.build.jso[n] ./
# Without scripts: "prepare" would build sources that are not here yet.
RUN if [ -f tsconfig.build.json ]; then npm install --ignore-scripts; else npm install --omit=dev --ignore-scripts; fi
COPY . .
RUN if [ -f tsconfig.build.json ]; then npm run build && npm prune --omit=dev --ignore-scripts; fi

FROM node:24-bookworm-slim
ENV NODE_ENV=production
# Tagging makes much short-lived garbage; a wider nursery spares it the move to the old space.
ENV NODE_OPTIONS=--max-semi-space-size=64
WORKDIR /app
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY package.json LICENSE NOTICE ./
COPY samples samples
# A volume for tokens takes its owner from here.
RUN mkdir /tokens && chown node:node /tokens
RUN ln -s /app/dist/src/cli/main.js /usr/local/bin/readout
USER node
HEALTHCHECK --interval=10s --timeout=5s --start-period=20s --retries=3 \
  CMD ["node", "dist/workers/check-tagger.js"]
ENTRYPOINT ["node"]
CMD ["dist/workers/tagger.js"]
