namespace ExceptionIntel.Connectors.TariffSources;

/// <summary>
/// Stands inside the retries: it reads a whole answer within the time of one attempt and up to a size, and follows a redirect only on the
/// same host, so that nobody who takes over an address sends the service elsewhere.
/// </summary>
internal sealed class CarefulHandler : DelegatingHandler
{
    public const int MostBytes = 4 * 1024 * 1024;

    private const int MostRedirects = 2;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        for (var count = 0; count < MostRedirects && response.Headers.Location is { } location && (int)response.StatusCode is 301 or 302 or 307 or 308; count++)
        {
            var target = new Uri(request.RequestUri!, location);
            if (Uri.Compare(target, request.RequestUri!, UriComponents.SchemeAndServer, UriFormat.SafeUnescaped, StringComparison.OrdinalIgnoreCase) != 0)
            {
                response.Dispose();
                throw new HttpRequestException($"it sends to another host, {target.Host}");
            }

            response.Dispose();
            request.RequestUri = target;
            response = await base.SendAsync(request, cancellationToken);
        }

        try
        {
            await response.Content.LoadIntoBufferAsync(MostBytes, cancellationToken);
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }
}
