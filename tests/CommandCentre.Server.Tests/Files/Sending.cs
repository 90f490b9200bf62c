using System.Net;
using System.Net.Http.Headers;
using System.Text;
using CommandCentre.Server.Tests.Running;

namespace CommandCentre.Server.Tests.Files;

/// <summary>Files as systems and browsers send them, byte for byte: a library would mend what a test wants to be wrong.</summary>
internal static class Sending
{
    private const string Boundary = "----centre-of-tests";

    public static string Files => $"/api/operations/{Commands.Operation}/files";

    public static Dictionary<string, string[]> Fields(string record, string? id = null, string sort = "photo", string title = "the slide in its box", string handling = "H0", params string[] to) => new()
    {
        ["id"] = [id ?? Commands.NewId()],
        ["record"] = [record],
        ["sort"] = [sort],
        ["title"] = [title],
        ["handling"] = [handling],
        ["to"] = to,
    };

    public static async Task<HttpResponseMessage> PostAsync(HttpClient client, string address, Dictionary<string, string[]> fields, byte[]? file, string name = "photo.jpg", string type = "image/jpeg", bool fileFirst = false)
    {
        using var content = new ByteArrayContent(Body(fields, file, name, type, fileFirst));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse($"multipart/form-data; boundary={Boundary}");
        return await client.PostAsync(new Uri(address, UriKind.Relative), content);
    }

    public static async Task<string> AddAsync(HttpClient system, Dictionary<string, string[]> fields, byte[] file, string name = "photo.jpg")
    {
        using var answer = await PostAsync(system, Files, fields, file, name);
        var told = await Commands.ReadAsync(answer);
        Assert.True(answer.StatusCode is HttpStatusCode.Created, $"{name}: {told.ToJsonString()}");
        return (string)told["record"]!;
    }

    private static byte[] Body(Dictionary<string, string[]> fields, byte[]? file, string name, string type, bool fileFirst)
    {
        byte[] said = [.. fields.SelectMany(field => field.Value.SelectMany(value => Encoding.UTF8.GetBytes($"--{Boundary}\r\nContent-Disposition: form-data; name=\"{field.Key}\"\r\n\r\n{value}\r\n")))];
        byte[] sent = file is null ? [] : [.. Encoding.UTF8.GetBytes($"--{Boundary}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\nContent-Type: {type}\r\n\r\n"), .. file, .. "\r\n"u8];
        byte[] end = Encoding.UTF8.GetBytes($"--{Boundary}--\r\n");
        return fileFirst ? [.. sent, .. said, .. end] : [.. said, .. sent, .. end];
    }
}
