"""The operations of the service under test, read from its own contract, with values that it takes."""

import http.client
import json
import socket
import urllib.parse


class Operation:
    """One method of one path."""

    def __init__(self, method, path, item, document):
        self.method, self.path, self.document = method.upper(), path, document
        self.id = item.get("operationId")
        self.parameters = [resolved(parameter, document) for parameter in item.get("parameters", [])]
        body = resolved(item.get("requestBody", {}), document)
        self.content = body.get("content", {})

    def names(self, place):
        return [parameter["name"] for parameter in self.parameters if parameter["in"] == place]

    def target(self, path_values=None, query=None):
        """The address with values for its parameters, which are escaped, but for those that say that they are raw."""
        path = self.path
        for name in self.names("path"):
            value = (path_values or {}).get(name, "1")
            path = path.replace("{" + name + "}", value.text if isinstance(value, Raw) else urllib.parse.quote(value, safe=""))
        return path + ("?" + urllib.parse.urlencode(query) if query else "")

    def body(self):
        """A JSON body that the operation takes: the first example of the contract; `None` when it gives none."""
        media = self.content.get("application/json", {})
        for example in media.get("examples", {}).values():
            return json.loads(json.dumps(resolved(example, self.document)["value"]))
        return None

    def __str__(self):
        return f"{self.method} {self.path}"


class Raw:
    """A text that goes into an address as it is."""

    def __init__(self, text):
        self.text = text


def resolved(node, document):
    while isinstance(node, dict) and "$ref" in node:
        place = document
        for key in node["$ref"].removeprefix("#/").split("/"):
            place = place[key]
        node = place
    return node


def operations(service):
    document = json.loads(service.get("/openapi.json")[2])
    return [
        Operation(method, path, item, document) for path, methods in document["paths"].items()
        for method, item in methods.items() if method in ("get", "post", "put", "patch", "delete")]


class Asker:
    """Sends requests as they are, each on a connection that is kept as long as the service keeps it."""

    def __init__(self, service, fields=None):
        self.port, self.fields, self.connection = service.port, fields or {}, None

    def ask(self, method, target, body=None, fields=None):
        """Status, type and body."""
        content = None if body is None else body if isinstance(body, bytes) else json.dumps(body).encode()
        headers = self.fields | ({"Content-Type": "application/json"} if content is not None else {}) | (fields or {})
        for attempt in (1, 2):
            self.connection = self.connection or http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
            try:
                self.connection.putrequest(method, target, skip_accept_encoding=True)
                for name, value in headers.items():
                    self.connection.putheader(name, value)
                if content is not None or method != "GET":
                    self.connection.putheader("Content-Length", str(len(content or b"")))
                self.connection.endheaders(content)
                answer = self.connection.getresponse()
                read = answer.read()
            except (OSError, http.client.HTTPException):
                self.connection.close()
                self.connection = None
                if attempt == 2:
                    raise
                continue
            if answer.will_close:
                self.connection.close()
                self.connection = None
            return answer.status, answer.getheader("Content-Type") or "", read

    def raw(self, request):
        """Sends bytes on a connection of their own: all that comes back."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=30) as connection:
            connection.sendall(request)
            answer = b""
            while more := connection.recv(65536):
                answer += more
            return answer
