namespace CommandCentre.Domain.Parcels;

/// <summary>A consignor or consignee as reported: a person or a company, in the words on the parcel.</summary>
/// <remarks>Every field is about an identifiable person and is sealed in the journal.</remarks>
/// <param name="Name">Name in its original script, 1 to 200 characters.</param>
/// <param name="Address">Address in one line, 1 to 300 characters.</param>
/// <param name="Phone">Phone number as written: 4 to 40 digits, spaces and <c>+()-./</c>.</param>
/// <param name="Email">E-mail address as written, 3 to 254 characters.</param>
public sealed record Party(string? Name, string? Address = null, string? Phone = null, string? Email = null);
