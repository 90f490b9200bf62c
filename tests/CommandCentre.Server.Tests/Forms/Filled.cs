using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CommandCentre.Domain.Fields;

namespace CommandCentre.Server.Tests.Forms;

/// <summary>Fields of forms as names and values, the way a browser sends them.</summary>
internal static class Filled
{
    /// <summary>What a browser would send of a drawn form, its buttons left out.</summary>
    public static List<KeyValuePair<string, string>> Of(IHtmlDocument page) =>
        Of(page.QuerySelector<IHtmlFormElement>("form.report-form") ?? throw new InvalidOperationException("no form drawn: " + page.Body?.TextContent));

    /// <summary>The same of one form of a page.</summary>
    public static List<KeyValuePair<string, string>> Of(IHtmlFormElement form)
    {
        var fields = new List<KeyValuePair<string, string>>();
        foreach (var element in form.QuerySelectorAll("input[name], select[name], textarea[name]"))
        {
            switch (element)
            {
                case IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false }:
                    break;
                case IHtmlInputElement input:
                    fields.Add(new(input.Name!, input.Value));
                    break;
                case IHtmlSelectElement select:
                    fields.Add(new(select.Name!, select.Value ?? string.Empty));
                    break;
                case IHtmlTextAreaElement area:
                    fields.Add(new(area.Name!, area.Value));
                    break;
            }
        }

        return fields;
    }

    /// <summary>A command's fields by the names of a form; the kind stands in the address.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Of(FieldTree.Group tree) =>
        Flat(string.Empty, tree).Where(field => field.Key is not ("kind" or "operation"));

    /// <summary>The same fields with others put in for those of the same name.</summary>
    public static List<KeyValuePair<string, string>> With(this IEnumerable<KeyValuePair<string, string>> fields, params IEnumerable<KeyValuePair<string, string>> others) =>
        [.. fields.Where(old => others.All(other => other.Key != old.Key)), .. others];

    /// <summary>The same with one field set.</summary>
    public static List<KeyValuePair<string, string>> With(this IEnumerable<KeyValuePair<string, string>> fields, string name, string value) =>
        fields.With(KeyValuePair.Create(name, value));

    /// <summary>The same without a field and whatever is below it.</summary>
    public static List<KeyValuePair<string, string>> Without(this IEnumerable<KeyValuePair<string, string>> fields, string name) =>
        [.. fields.Where(old => old.Key != name && !old.Key.StartsWith(name + ".", StringComparison.Ordinal) && !old.Key.StartsWith(name + "[", StringComparison.Ordinal))];

    /// <summary>The value of a field.</summary>
    public static string? In(this IEnumerable<KeyValuePair<string, string>> fields, string name) =>
        fields.Where(field => field.Key == name).Select(field => field.Value).FirstOrDefault();

    private static IEnumerable<KeyValuePair<string, string>> Flat(string path, FieldTree tree) => tree switch
    {
        FieldTree.Group group => group.Fields.SelectMany(field => Flat(path.Length == 0 ? field.Key : $"{path}.{field.Key}", field.Value)),
        FieldTree.List list when list.Items.All(item => item is FieldTree.Text) => list.Items.SelectMany(item => Flat(path, item)),
        FieldTree.List list => list.Items.SelectMany((item, index) => Flat($"{path}[{index}]", item)),
        _ => [new(path, ((FieldTree.Text)tree).Value)],
    };
}
