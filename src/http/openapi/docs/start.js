// Shows the document that this server has. Addresses are relative to the page, so that it works
// behind a proxy under any path; no validator on the network is asked.
window.SwaggerUIBundle({
  url: "openapi.json",
  dom_id: "#docs",
  deepLinking: true,
  displayOperationId: false,
  docExpansion: "list",
  filter: true,
  persistAuthorization: false,
  tryItOutEnabled: false,
  validatorUrl: null,
  withCredentials: true,
});
